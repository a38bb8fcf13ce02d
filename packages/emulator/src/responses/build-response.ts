import type { AnswerParts } from '../chat/answer-parts.ts';
import type { Usage } from '../chat/usage/build-usage.ts';
import type { ChatEnvelope } from '../chat/wire/chat-envelope.ts';
import type { ErrorMember } from '../http/api-error.ts';
import { isJsonObject, type JsonObject } from '../json/json-value.ts';

/** A response object before it has an outcome; members in the order in which OpenRouter sends them. */
export function buildOpenResponse(
  envelope: Pick<ChatEnvelope, 'id' | 'created' | 'model'>,
  echoed: JsonObject,
): JsonObject {
  const { reasoning } = echoed;
  return {
    id: envelope.id,
    object: 'response',
    created_at: envelope.created,
    model: envelope.model,
    status: 'in_progress',
    completed_at: null,
    output: [],
    error: null,
    incomplete_details: null,
    tools: (Array.isArray(echoed.tools) ? echoed.tools : []).map(echoTool),
    tool_choice: echoed.tool_choice ?? 'auto',
    parallel_tool_calls: echoed.parallel_tool_calls ?? true,
    max_output_tokens: echoed.max_output_tokens ?? null,
    temperature: echoed.temperature ?? 1,
    top_p: echoed.top_p ?? 1,
    presence_penalty: echoed.presence_penalty ?? 0,
    frequency_penalty: echoed.frequency_penalty ?? 0,
    top_logprobs: echoed.top_logprobs ?? 0,
    max_tool_calls: echoed.max_tool_calls ?? null,
    metadata: echoed.metadata ?? {},
    background: false,
    previous_response_id: null,
    service_tier: echoed.service_tier ?? 'auto',
    truncation: echoed.truncation ?? 'disabled',
    store: false,
    instructions: echoed.instructions ?? null,
    text: echoed.text ?? { format: { type: 'text' } },
    reasoning: isJsonObject(reasoning)
      ? { effort: reasoning.effort ?? null, summary: reasoning.summary ?? null }
      : null,
    safety_identifier: echoed.safety_identifier ?? null,
    prompt_cache_key: echoed.prompt_cache_key ?? null,
    prompt_cache_options: echoed.prompt_cache_options ?? null,
    ...(echoed.user !== undefined && { user: echoed.user }),
    usage: null,
  };
}

function echoTool(tool: unknown): JsonObject {
  if (!isJsonObject(tool)) return {};
  if (tool.type !== 'function') return tool;
  return { ...tool, strict: tool.strict ?? null, parameters: tool.parameters ?? null };
}

/** A response object with its outcome. */
export function closeResponse(
  open: JsonObject,
  { answer, envelope, settlement }: AnswerParts,
  outcome: { output: JsonObject[]; completedAt: number },
): JsonObject {
  const reason = incompleteReason(answer.finishReason);
  return {
    ...open,
    status: reason === undefined ? 'completed' : 'incomplete',
    completed_at: reason === undefined ? outcome.completedAt : null,
    output: outcome.output,
    incomplete_details: reason === undefined ? null : { reason },
    service_tier: envelope.serviceTier === 'standard' ? 'default' : (envelope.serviceTier ?? 'default'),
    usage: buildUsage(settlement.usage),
    ...(envelope.routing && { openrouter_metadata: envelope.routing }),
  };
}

function incompleteReason(finish: string | null): string | undefined {
  if (finish === 'length') return 'max_output_tokens';
  return finish === 'content_filter' ? 'content_filter' : undefined;
}

/** A response object that failed. */
export function failResponse(open: JsonObject, error: ErrorMember, output: JsonObject[]): JsonObject {
  const errorType = error.metadata?.error_type;
  return {
    ...open,
    status: 'failed',
    output,
    error: { code: errorCode(error), message: error.message },
    ...(typeof errorType === 'string' && { error_type: errorType }),
  };
}

/** The word of a closed list for an error; what it really was stands in `error_type`. */
export function errorCode({ code }: ErrorMember): string {
  return Number(code) === 429 ? 'rate_limit_exceeded' : 'server_error';
}

function buildUsage(usage: Usage): JsonObject {
  const { cost_details: details } = usage;
  return {
    input_tokens: usage.prompt_tokens,
    input_tokens_details: {
      cached_tokens: usage.prompt_tokens_details.cached_tokens,
      cache_write_tokens: usage.prompt_tokens_details.cache_write_tokens,
    },
    output_tokens: usage.completion_tokens,
    output_tokens_details: { reasoning_tokens: usage.completion_tokens_details.reasoning_tokens },
    total_tokens: usage.total_tokens,
    cost: usage.cost,
    is_byok: usage.is_byok,
    cost_details: {
      upstream_inference_cost: details.upstream_inference_cost,
      upstream_inference_input_cost: details.upstream_inference_prompt_cost,
      upstream_inference_output_cost: details.upstream_inference_completions_cost,
    },
    ...(usage.server_tool_use_details && { server_tool_use_details: { ...usage.server_tool_use_details } }),
  };
}
