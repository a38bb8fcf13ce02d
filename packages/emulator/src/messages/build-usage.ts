import type { ChatAnswer } from '../chat/chat-answer.ts';
import type { Settlement } from '../chat/settlement.ts';
import type { ChatEnvelope } from '../chat/wire/chat-envelope.ts';

/** Tokens as Anthropic counts them: `input_tokens` are those that were neither read from the cache nor written to it. */
function buildTokens({ prompt, usage }: Settlement, answer: ChatAnswer): Record<string, unknown> {
  const { read, writtenFor5Minutes, writtenFor1Hour } = prompt.cache;
  const { searches, serverTools = [] } = answer;
  const fetches = serverTools.filter(({ type }) => type === 'openrouter:web_fetch').length;
  return {
    input_tokens: prompt.tokens - read - writtenFor5Minutes - writtenFor1Hour,
    output_tokens: usage.completion_tokens,
    output_tokens_details: { thinking_tokens: usage.completion_tokens_details.reasoning_tokens },
    cache_creation_input_tokens: writtenFor5Minutes + writtenFor1Hour,
    cache_read_input_tokens: read,
    cache_creation: { ephemeral_5m_input_tokens: writtenFor5Minutes, ephemeral_1h_input_tokens: writtenFor1Hour },
    server_tool_use: searches + fetches > 0 ? { web_search_requests: searches, web_fetch_requests: fetches } : null,
  };
}

/** `usage` without the cost: the form that streams have, where OpenRouter's document names none. */
export function buildMessageUsage(
  settlement: Settlement,
  answer: ChatAnswer,
  envelope: ChatEnvelope,
): Record<string, unknown> {
  return {
    ...buildTokens(settlement, answer),
    inference_geo: null,
    service_tier: envelope.serviceTier === 'priority' ? 'priority' : 'standard',
  };
}

/** `usage` of a whole answer. */
export function buildUsage(
  settlement: Settlement,
  answer: ChatAnswer,
  envelope: ChatEnvelope,
): Record<string, unknown> {
  const { cost, cost_details: details, is_byok: isByok } = settlement.usage;
  return { ...buildMessageUsage(settlement, answer, envelope), cost, cost_details: details, is_byok: isByok };
}
