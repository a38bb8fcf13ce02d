import type { TextCutter } from '../chat/text/text-cutter.ts';
import type { ChatEvent } from '../chat/wire/chat-events.ts';
import { isJsonObject, type JsonObject, type JsonValue } from '../json/json-value.ts';
import { openServerToolItem, serverToolEvents } from './server-tool-events.ts';
import { countTokens } from '../tokens/tokenise.ts';

/** Where an event belongs. */
interface Place {
  readonly output_index: number;
  readonly item_id: JsonValue | undefined;
}

/** The events of one output item: added, told bit by bit, done. */
export function* itemEvents(item: JsonObject, index: number, cut: TextCutter): Generator<ChatEvent> {
  const place: Place = { output_index: index, item_id: item.id };
  yield frame('response.output_item.added', { output_index: index, item: openItem(item) });
  switch (item.type) {
    case 'reasoning':
      yield* reasoningEvents(item, place, cut);
      break;
    case 'message':
      for (const [at, part] of objects(item.content).entries()) {
        yield* partEvents(part, { ...place, content_index: at }, cut);
      }
      break;
    case 'function_call':
      yield* argumentEvents(item, place, cut);
      break;
    default:
      yield* serverToolEvents(item, place);
  }
  yield frame('response.output_item.done', { output_index: index, item });
}

function frame(type: string, members: object): ChatEvent {
  return { kind: 'frame', body: { type, ...members } };
}

function objects(value: JsonValue | undefined): JsonObject[] {
  return Array.isArray(value) ? value.filter(isJsonObject) : [];
}

function textOf(value: JsonValue | undefined): string {
  return typeof value === 'string' ? value : '';
}

/** An item as it is added: begun, with nothing in it. */
function openItem(item: JsonObject): JsonObject {
  switch (item.type) {
    case 'reasoning': {
      const { content: _content, encrypted_content: _sealed, signature: _signature, ...rest } = item;
      return { ...rest, status: 'in_progress', summary: [] };
    }
    case 'message':
      return { ...item, status: 'in_progress', content: [] };
    case 'function_call':
      return { ...item, status: 'in_progress', arguments: '' };
    default:
      return openServerToolItem(item);
  }
}

/** Deltas of a text, and the event that says the whole of it. */
function* textEvents(
  text: string,
  cut: TextCutter,
  names: { delta: string; done: string; whole: string },
  members: object,
): Generator<ChatEvent> {
  for (const pieces of cut(text)) {
    const body = { type: names.delta, ...members, delta: pieces.join('') };
    yield { kind: 'delta', body, tokens: pieces.length, hasToolArguments: false };
  }
  yield frame(names.done, { ...members, [names.whole]: text });
}

function* reasoningEvents(item: JsonObject, place: Place, cut: TextCutter): Generator<ChatEvent> {
  const summary = 'response.reasoning_summary';
  for (const [at, part] of objects(item.summary).entries()) {
    const own = { ...place, summary_index: at };
    yield frame(`${summary}_part.added`, { ...own, part: { ...part, text: '' } });
    const names = { delta: `${summary}_text.delta`, done: `${summary}_text.done`, whole: 'text' };
    yield* textEvents(textOf(part.text), cut, names, own);
    yield frame(`${summary}_part.done`, { ...own, part });
  }
  for (const [at, part] of objects(item.content).entries()) {
    const own = { ...place, content_index: at };
    yield frame('response.content_part.added', { ...own, part: { ...part, text: '' } });
    const names = { delta: 'response.reasoning_text.delta', done: 'response.reasoning_text.done', whole: 'text' };
    yield* textEvents(textOf(part.text), cut, names, own);
    yield frame('response.content_part.done', { ...own, part });
  }
}

function* partEvents(
  part: JsonObject,
  place: Place & { content_index: number },
  cut: TextCutter,
): Generator<ChatEvent> {
  if (part.type === 'refusal') {
    yield frame('response.content_part.added', { ...place, part: { ...part, refusal: '' } });
    const names = { delta: 'response.refusal.delta', done: 'response.refusal.done', whole: 'refusal' };
    yield* textEvents(textOf(part.refusal), cut, names, place);
    yield frame('response.content_part.done', { ...place, part });
    return;
  }
  yield frame('response.content_part.added', { ...place, part: { ...part, text: '', annotations: [], logprobs: [] } });
  const logprobs = Array.isArray(part.logprobs) ? part.logprobs : [];
  let told = 0;
  for (const pieces of cut(textOf(part.text))) {
    const own = logprobs.slice(told, (told += pieces.length));
    const body = { type: 'response.output_text.delta', ...place, delta: pieces.join(''), logprobs: own };
    yield { kind: 'delta', body, tokens: pieces.length, hasToolArguments: false };
  }
  for (const [at, annotation] of objects(part.annotations).entries()) {
    yield frame('response.output_text.annotation.added', { ...place, annotation_index: at, annotation });
  }
  yield frame('response.output_text.done', { ...place, text: part.text, logprobs });
  yield frame('response.content_part.done', { ...place, part });
}

function* argumentEvents(item: JsonObject, place: Place, cut: TextCutter): Generator<ChatEvent> {
  let extra = countTokens(textOf(item.name));
  for (const pieces of cut(textOf(item.arguments))) {
    const body = { type: 'response.function_call_arguments.delta', ...place, delta: pieces.join('') };
    yield { kind: 'delta', body, tokens: pieces.length + extra, hasToolArguments: true };
    extra = 0;
  }
  yield frame('response.function_call_arguments.done', { ...place, name: item.name, arguments: item.arguments });
}
