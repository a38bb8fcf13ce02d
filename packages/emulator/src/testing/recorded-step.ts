import type { ChatStep } from '../script/script-step.ts';

/** A message or the joined deltas of a recorded answer, as far as a script can say it. */
export interface RecordedSaying {
  readonly step: ChatStep;
  readonly provider: string;
  readonly draws: boolean;
  readonly reasons: boolean;
  readonly error: { code: number | string; message: string; metadata?: Record<string, unknown> } | undefined;
  /** Where the error stands. */
  readonly errorPlace: 'body' | 'choice' | undefined;
}

interface Delta {
  content?: string | null;
  reasoning?: string | null;
  reasoning_details?: unknown[];
  refusal?: string | null;
  tool_calls?:
    | { index?: number; id?: string | null; function?: { name?: string | null; arguments?: string | null } }[]
    | null;
  images?: unknown[];
  annotations?: unknown[];
}

interface Chunk {
  provider?: string;
  error?: RecordedSaying['error'];
  choices?: {
    delta?: Delta;
    message?: Delta;
    finish_reason?: string | null;
    native_finish_reason?: string | null;
    error?: RecordedSaying['error'];
  }[];
}

/** Reads what a recorded answer says, so that the emulator can be told to say the same kind of thing. */
export function readSaying(text: string): RecordedSaying {
  const chunks = readChunks(text);
  const choices = chunks.flatMap((chunk) => chunk.choices ?? []);
  const deltas = choices.map((choice) => choice.message ?? choice.delta ?? {});
  const join = (pick: (delta: Delta) => string | null | undefined): string =>
    deltas.map((delta) => pick(delta) ?? '').join('');
  const content = join((delta) => delta.content);
  const reasoning = join((delta) => delta.reasoning);
  const details = deltas.reduce((sum, delta) => sum + (delta.reasoning_details ?? []).length, 0);
  const refusal = join((delta) => delta.refusal);
  const calls = joinCalls(deltas);
  const finish = choices.find((choice) => choice.finish_reason)?.finish_reason;
  const known = (['stop', 'length', 'tool_calls', 'content_filter', 'error'] as const).find((own) => own === finish);
  const choiceError = choices.find((choice) => choice.error)?.error;
  const error = chunks.find((chunk) => chunk.error)?.error ?? choiceError;
  return {
    step: {
      text: content,
      ...((reasoning !== '' || details > 0) && { reasoning }),
      ...(refusal !== '' && { refusal }),
      ...(calls.length > 0 && { toolCalls: calls }),
      ...(known && { finishReason: known }),
      annotations: deltas.flatMap((delta) => delta.annotations ?? []) as NonNullable<ChatStep['annotations']>, // recorded JSON
    },
    provider: chunks.find((chunk) => chunk.provider)?.provider ?? 'Novita',
    draws: deltas.some((delta) => (delta.images ?? []).length > 0),
    reasons: deltas.some((delta) => (delta.reasoning ?? '') !== '' || (delta.reasoning_details ?? []).length > 0),
    error,
    errorPlace: error === undefined ? undefined : error === choiceError ? 'choice' : 'body',
  };
}

function readChunks(text: string): Chunk[] {
  if (!/^\s*(?::|data:)/.test(text)) return [JSON.parse(text) as Chunk];
  return text
    .split(/\r?\n/)
    .filter((line) => line.startsWith('data: {'))
    .map((line) => JSON.parse(line.slice('data: '.length)) as Chunk);
}

function joinCalls(deltas: readonly Delta[]): NonNullable<ChatStep['toolCalls']> {
  const calls: { id: string; name: string; arguments: string; index: number }[] = [];
  for (const call of deltas.flatMap((delta) => delta.tool_calls ?? [])) {
    const index = call.index ?? 0;
    const last = calls.findLast((own) => own.index === index);
    const isNew = !last || (!!call.id && call.id !== last.id && !!call.function?.name);
    const own = isNew ? { id: call.id ?? '', name: '', arguments: '', index } : last;
    if (isNew) calls.push(own);
    own.name ||= call.function?.name ?? '';
    own.arguments += call.function?.arguments ?? '';
  }
  return calls.map(({ id, name, arguments: text }) => ({ name, arguments: text, ...(id !== '' && { id }) }));
}
