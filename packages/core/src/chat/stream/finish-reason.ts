import type { FinishReason } from '../chat-event.ts';

const reasons: ReadonlyMap<string, FinishReason> = new Map([
  ['stop', 'stop'],
  ['length', 'length'],
  ['tool_calls', 'tool-calls'],
  ['function_call', 'tool-calls'],
  ['content_filter', 'content-filter'],
  ['error', 'error'],
  // Upstreams' own words, passed on by OpenRouter in older recordings.
  ['end_turn', 'stop'],
  ['stop_sequence', 'stop'],
  ['max_tokens', 'length'],
  ['tool_use', 'tool-calls'],
]);

/** `finish_reason` → the reason. Tool calls under `stop` or no reason at all mean `tool-calls`; several upstreams say so. */
export function readFinishReason(raw: string | undefined, hasToolCalls: boolean): FinishReason {
  const reason = raw === undefined ? 'other' : (reasons.get(raw) ?? 'other');
  return hasToolCalls && (reason === 'stop' || raw === undefined) ? 'tool-calls' : reason;
}
