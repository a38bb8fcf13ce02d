import type { UsageChunkShape } from '../../emulator-options.ts';
import type { ChatAnswer } from '../chat-answer.ts';
import { tokenLogprobs } from '../text/token-logprobs.ts';
import type { Usage } from '../usage/build-usage.ts';
import { buildChunk, type ChatEnvelope, type ChunkChoice } from './chat-envelope.ts';
import { streamDeltas } from './stream-deltas.ts';

/** One event of a chat stream before it becomes bytes. */
export type ChatEvent =
  | { readonly kind: 'comment' }
  | {
      readonly kind: 'delta';
      readonly body: Record<string, unknown>;
      readonly tokens: number;
      readonly hasToolArguments: boolean;
    }
  /** Opens or closes what the deltas are parts of. */
  | { readonly kind: 'frame'; readonly body: Record<string, unknown> }
  | { readonly kind: 'finish' | 'usage' | 'error'; readonly body: Record<string, unknown> }
  | { readonly kind: 'garbage'; readonly line: string }
  | { readonly kind: 'done' }
  /** Nothing more comes until the client goes away. */
  | { readonly kind: 'stall' }
  /** The connection breaks, or ends in good order, before the answer is whole. */
  | { readonly kind: 'reset' | 'close' };

// A comment now and then between deltas: clients have to survive them anywhere.
const DELTAS_PER_COMMENT = 8;

/** The stream of an answer in which nothing goes wrong. */
export function* chatEvents(
  envelope: ChatEnvelope,
  answer: ChatAnswer,
  usage: Usage,
  options: { usageChunk: UsageChunkShape; logprobs: number | undefined; argumentsAtOnce: boolean },
): Generator<ChatEvent> {
  yield { kind: 'comment' };
  let count = 0;
  for (const { delta, tokens, text, hasToolArguments } of streamDeltas(answer, options)) {
    const logprobs =
      options.logprobs === undefined || text === undefined
        ? {}
        : { logprobs: { content: tokenLogprobs(text, options.logprobs), refusal: null } };
    const choice: ChunkChoice = { delta, finish_reason: null, native_finish_reason: null, ...logprobs };
    yield { kind: 'delta', body: buildChunk(envelope, [choice]), tokens, hasToolArguments: hasToolArguments === true };
    if (++count % DELTAS_PER_COMMENT === 0) yield { kind: 'comment' };
  }
  const finish: ChunkChoice = {
    delta: { content: '', role: 'assistant' },
    finish_reason: answer.finishReason,
    native_finish_reason: answer.nativeFinishReason,
  };
  yield { kind: 'finish', body: buildChunk(envelope, [finish], { tier: true }) };
  yield {
    kind: 'usage',
    body: buildChunk(envelope, usageChoices(options.usageChunk, finish), { tier: true, usage, routing: true }),
  };
  yield { kind: 'done' };
}

function usageChoices(shape: UsageChunkShape, finish: ChunkChoice): ChunkChoice[] {
  switch (shape) {
    case 'empty-choices':
      return [];
    case 'repeated-finish':
      return [finish];
    case 'null-finish':
      return [{ ...finish, finish_reason: null, native_finish_reason: null }];
  }
}
