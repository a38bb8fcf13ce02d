import { asObject, finiteNumber, isObject } from '../json.ts';
import type { WireServerToolUse, WireUsage } from '../wire/usage.ts';
import { sumKnown } from './sum-known.ts';
import type { Cost, Usage } from './usage.ts';

/** `usage` of an answer → tokens and cost. Forgiving: each field may be null, absent or of another type. */
export function readUsage(wire: WireUsage): Usage {
  const prompt = asObject(wire.prompt_tokens_details);
  const completion = asObject(wire.completion_tokens_details);
  return {
    inputTokens: finiteNumber(wire.prompt_tokens ?? wire['input_tokens']),
    outputTokens: finiteNumber(wire.completion_tokens ?? wire['output_tokens']),
    totalTokens: finiteNumber(wire.total_tokens),
    cacheReadTokens: finiteNumber(prompt['cached_tokens']),
    cacheWriteTokens: finiteNumber(prompt['cache_write_tokens']),
    reasoningTokens: finiteNumber(completion['reasoning_tokens']),
    inputAudioTokens: finiteNumber(prompt['audio_tokens']),
    inputVideoTokens: finiteNumber(prompt['video_tokens']),
    outputAudioTokens: finiteNumber(completion['audio_tokens']),
    outputImageTokens: finiteNumber(completion['image_tokens']),
    acceptedPredictionTokens: finiteNumber(completion['accepted_prediction_tokens']),
    rejectedPredictionTokens: finiteNumber(completion['rejected_prediction_tokens']),
    cost: readCost(wire),
    serverToolUse: readServerToolUse(wire),
    raw: wire,
  };
}

/** The `usage` of an answer's body, where it has one. */
export function readBodyUsage(body: Readonly<Record<string, unknown>>): Usage | undefined {
  return isObject(body['usage']) ? readUsage(body['usage']) : undefined;
}

function readCost(wire: WireUsage): Cost {
  const details = asObject(wire.cost_details);
  const charged = finiteNumber(wire.cost);
  const upstream = finiteNumber(details['upstream_inference_cost']);
  const upstreamInput = finiteNumber(
    details['upstream_inference_prompt_cost'] ?? details['upstream_inference_input_cost'],
  );
  const upstreamOutput = finiteNumber(
    details['upstream_inference_completions_cost'] ?? details['upstream_inference_output_cost'],
  );
  const isByok = typeof wire.is_byok === 'boolean' ? wire.is_byok : undefined;
  const hasParts = upstreamInput !== undefined && upstreamOutput !== undefined;
  const bill = upstream ?? (hasParts ? sumKnown([upstreamInput, upstreamOutput]) : undefined);
  // With an own key most of it is the upstream's bill: where that is not known, the fee alone would look like all.
  const total = isByok !== true ? charged : bill === undefined ? undefined : sumKnown([charged, bill]);
  const serverTools = finiteNumber(details['server_tool_cost']);
  return { charged, upstream, upstreamInput, upstreamOutput, serverTools, isByok, total };
}

// The chat schema says `server_tool_use_details`, the documentation and other endpoints `server_tool_use`.
function readServerToolUse(wire: WireUsage): Usage['serverToolUse'] {
  if (!wire.server_tool_use && !wire.server_tool_use_details) return undefined;
  const use: WireServerToolUse = { ...asObject(wire.server_tool_use), ...asObject(wire.server_tool_use_details) };
  if (Object.keys(use).length === 0) return undefined;
  return {
    webSearchRequests: finiteNumber(use['web_search_requests']),
    webFetchRequests: finiteNumber(use['web_fetch_requests']),
    toolCallsRequested: finiteNumber(use['tool_calls_requested']),
    toolCallsExecuted: finiteNumber(use['tool_calls_executed']),
  };
}
