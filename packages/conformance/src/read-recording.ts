import type { AnswerFacts, ErrorFacts, Observation } from './answer-facts.ts';
import { citation, readChunk } from './recorded-chunk.ts';
import type { RecordedChunk, RecordedDelta, RecordedDetail } from './recorded-chunk.ts';
import type { Recording } from './recordings.ts';

/**
 * What a recording says, read here in the plainest way and with none of the project's code: the measure for both adapters.
 * It knows the quirks only as far as they decide what is right: finish reasons that are repeated, calls that share an index,
 * reasoning that is told twice.
 */
export function readObservation({ response }: Recording): Observation {
  const text = response.body.toString('utf8');
  const isStream = /^\s*(?::|data:)/.test(text);
  const chunks = isStream ? readEvents(text) : [readChunk(JSON.parse(text))];
  const error = readError(chunks, response.status) ?? (isStream ? readBreak(chunks) : undefined);
  return error === undefined ? { answer: readAnswer(chunks) } : { error };
}

function readEvents(text: string): RecordedChunk[] {
  return text
    .split(/\r?\n/)
    .filter((line) => line.startsWith('data: {'))
    .map((line) => readChunk(JSON.parse(line.slice('data: '.length))));
}

function readError(chunks: readonly RecordedChunk[], status: number): ErrorFacts | undefined {
  for (const chunk of chunks) {
    const error = chunk.error ?? chunk.choices?.find((choice) => choice.error)?.error;
    if (error) return { status: status >= 400 ? status : error.code, said: phrasesOf(error) };
  }
  return undefined;
}

/** Every text inside the error, without OpenRouter's own empty phrase: the beginnings, as messages are cut at 500 characters. */
function phrasesOf(error: NonNullable<RecordedChunk['error']>): string[] {
  return leavesOf([error.metadata?.raw, error.message])
    .filter((phrase) => phrase.length > 8 && phrase !== 'Provider returned error')
    .map((phrase) => phrase.trim().replace(/\.$/, '').slice(0, 100));
}

function leavesOf(value: unknown): string[] {
  if (typeof value === 'object' && value !== null) return Object.values(value).flatMap(leavesOf);
  if (typeof value !== 'string') return [];
  const inner = parse(value);
  if (inner !== value) return leavesOf(inner);
  // Words, and behind them what the upstream said: `ConnectionError: {…}`.
  const tail = parse(value.slice(value.search(/\{|$/)));
  return typeof tail === 'string' ? [value] : [value, ...leavesOf(tail)];
}

function readBreak(chunks: readonly RecordedChunk[]): ErrorFacts | undefined {
  const hasReason = chunks.some((chunk) => chunk.choices?.some((choice) => choice.finish_reason));
  return hasReason ? undefined : { status: undefined, said: ['broke off'] };
}

function readAnswer(chunks: readonly RecordedChunk[]): AnswerFacts {
  const deltas = chunks.flatMap((chunk) => (chunk.choices ?? []).map((choice) => choice.message ?? choice.delta ?? {}));
  const join = (pick: (delta: RecordedDelta) => string | null | undefined) =>
    deltas.map((delta) => pick(delta) ?? '').join('');
  const reason = chunks.flatMap((chunk) => chunk.choices ?? []).find((choice) => choice.finish_reason)?.finish_reason;
  const usage = chunks.findLast((chunk) => chunk.usage)?.usage;
  const toolCalls = readToolCalls(deltas);
  const stopsForTools = toolCalls.length > 0 && (reason === undefined || reason === 'stop');
  return {
    text: join((delta) => delta.content),
    reasoning: join(readReasoning),
    toolCalls,
    images: unique(deltas.flatMap((delta) => (delta.images ?? []).map((image) => image.image_url.url))),
    citations: unique(
      deltas
        .flatMap((delta) => delta.annotations ?? [])
        .filter((annotation) => annotation.type === 'url_citation')
        .map((annotation) => JSON.stringify(annotation)),
    ).map((annotation) => citation.parse(JSON.parse(annotation)).url_citation.url),
    refusal: join((delta) => delta.refusal),
    // Anthropic's own word, passed on in 2024.
    finishReason: stopsForTools ? 'tool_calls' : reason === 'end_turn' ? 'stop' : (reason ?? undefined),
    inputTokens: usage?.prompt_tokens,
    outputTokens: usage?.completion_tokens,
    cachedTokens: usage?.prompt_tokens_details?.cached_tokens ?? undefined,
    cost: usage?.cost ?? undefined,
    generationId: chunks.find((chunk) => chunk.id)?.id ?? undefined,
    reasoningDetails: readDetails(deltas),
  };
}

function readReasoning(delta: RecordedDelta): string {
  const details = (delta.reasoning_details ?? []).map((detail) => detail.text ?? detail.summary ?? '').join('');
  return details === '' ? (delta.reasoning ?? '') : details;
}

/** Pieces of the same type, id and index in a row are one detail, until a signature closes it. */
function readDetails(deltas: readonly RecordedDelta[]): unknown[] {
  const details: RecordedDetail[] = [];
  for (const piece of deltas.flatMap((delta) => delta.reasoning_details ?? [])) {
    const last = details.at(-1);
    const field = piece.type === 'reasoning.text' ? 'text' : piece.type === 'reasoning.summary' ? 'summary' : undefined;
    const isSame =
      last?.type === piece.type && (last.id ?? piece.id) === (piece.id ?? last.id) && last.index === piece.index;
    if (field === undefined || !isSame || last.signature) details.push({ ...piece });
    else {
      last[field] = (last[field] ?? '') + (piece[field] ?? '');
      if (piece.signature) last.signature = piece.signature;
    }
  }
  return details;
}

function readToolCalls(deltas: readonly RecordedDelta[]): AnswerFacts['toolCalls'] {
  const calls: { id: unknown; index: unknown; name: string; text: string }[] = [];
  for (const delta of deltas) {
    for (const piece of delta.tool_calls ?? []) {
      const last = calls.findLast((call) => call.index === piece.index);
      const isNew = last === undefined || (piece.id && last.id && piece.id !== last.id);
      const call = isNew ? { id: piece.id, index: piece.index, name: '', text: '' } : last;
      if (isNew) calls.push(call);
      call.name ||= piece.function?.name ?? '';
      call.text += piece.function?.arguments ?? '';
    }
  }
  return calls.map(({ name, text }) => ({ name, arguments: parse(text === '' ? '{}' : text) }));
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text; // Cut by the length limit.
  }
}

function unique(values: readonly string[]): string[] {
  return [...new Set(values)];
}
