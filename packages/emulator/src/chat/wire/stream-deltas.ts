import { createRandom, type Random } from '../../deterministic/random.ts';
import { hash32 } from '../../deterministic/hash.ts';
import { tokenise } from '../../tokens/tokenise.ts';
import { tokenGroups } from '../text/token-groups.ts';
import type { ChatAnswer } from '../chat-answer.ts';
import type { ToolCall } from '../chat-request.ts';
import type { ReasoningDetail } from '../reasoning/reasoning-detail.ts';
import { audioDeltas } from './audio-deltas.ts';
import type { StreamDelta } from './stream-delta.ts';

/** The answer in the pieces in which an upstream would send it; joined, they are the whole answer. */
export function* streamDeltas(answer: ChatAnswer, options: { argumentsAtOnce: boolean }): Generator<StreamDelta> {
  const random = createRandom(hash32(answer.text + answer.toolCalls.map((call) => call.function.arguments).join()));
  const callIds = new Set(answer.toolCalls.map((call) => call.id));
  const tied = answer.details.filter((detail) => isTied(detail, callIds));
  for (const detail of answer.details) if (!isTied(detail, callIds)) yield* reasoningDeltas(detail, random);
  // Recorded streams cite before they speak.
  for (const annotation of answer.annotations) {
    yield { delta: { content: '', role: 'assistant', annotations: [annotation] }, tokens: 0 };
  }
  yield* answer.audio ? audioDeltas(answer, answer.audio, random) : textDeltas(answer, random);
  if (answer.refusal !== undefined) {
    for (const pieces of tokenGroups(answer.refusal, random)) {
      yield { delta: { content: '', role: 'assistant', refusal: pieces.join('') }, tokens: pieces.length };
    }
  }
  for (const [index, call] of answer.toolCalls.entries()) {
    const own = tied.filter((detail) => detail.id === call.id);
    yield* options.argumentsAtOnce ? wholeCall(call, index, own) : callDeltas(call, index, random);
  }
  for (const [index, url] of answer.images.entries()) {
    const images = [{ type: 'image_url', image_url: { url }, index }];
    yield { delta: { content: '', role: 'assistant', images }, tokens: answer.imageTokens / answer.images.length };
  }
}

function* textDeltas(answer: ChatAnswer, random: Random): Generator<StreamDelta> {
  for (const pieces of answer.textDeltas?.map(tokenise) ?? tokenGroups(answer.text, random)) {
    const text = pieces.join('');
    yield { delta: { content: text, role: 'assistant' }, tokens: pieces.length, text };
  }
}

/** Gemini's encrypted reasoning comes in the same delta as the call that it belongs to. */
function isTied(detail: ReasoningDetail, callIds: ReadonlySet<string>): boolean {
  return typeof detail.id === 'string' && callIds.has(detail.id);
}

/** Text piece by piece; then, in a delta of its own, what seals it. */
function* reasoningDeltas(detail: ReasoningDetail, random: Random): Generator<StreamDelta> {
  const { text, summary, signature, ...rest } = detail;
  const member = detail.type === 'reasoning.summary' ? 'summary' : 'text';
  for (const pieces of tokenGroups(text ?? summary ?? '', random)) {
    const said = pieces.join('');
    yield {
      delta: { content: '', role: 'assistant', reasoning: said, reasoning_details: [{ ...rest, [member]: said }] },
      tokens: pieces.length,
    };
  }
  if (signature === undefined && detail.type !== 'reasoning.encrypted') return;
  const seal = signature === undefined ? rest : { ...rest, signature };
  yield { delta: { content: '', role: 'assistant', reasoning: null, reasoning_details: [seal] }, tokens: 0 };
}

function* callDeltas(call: ToolCall, index: number, random: Random): Generator<StreamDelta> {
  const opening = { index, id: call.id, type: 'function', function: { name: call.function.name, arguments: '' } };
  yield {
    delta: { content: null, role: 'assistant', tool_calls: [opening] },
    tokens: tokenise(call.function.name).length,
  };
  for (const pieces of tokenGroups(call.function.arguments, random)) {
    const part = { index, function: { arguments: pieces.join('') } };
    yield {
      delta: { content: null, role: 'assistant', tool_calls: [part] },
      tokens: pieces.length,
      hasToolArguments: true,
    };
  }
}

function* wholeCall(call: ToolCall, index: number, details: readonly ReasoningDetail[]): Generator<StreamDelta> {
  const tokens = tokenise(call.function.name).length + tokenise(call.function.arguments).length;
  const reasoning = details.length > 0 ? { reasoning: null, reasoning_details: details } : {};
  yield {
    delta: { content: null, role: 'assistant', ...reasoning, tool_calls: [{ index, ...call }] },
    tokens,
    hasToolArguments: true,
  };
}
