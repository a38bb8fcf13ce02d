import { moneyToNumber } from '../../money/decimal.ts';
import type { AnswerPrice } from './price-answer.ts';
import type { PromptCount } from './read-prompt.ts';

/** The `usage` member of answers. */
export interface Usage {
  prompt_tokens: number;
  completion_tokens: number;
  total_tokens: number;
  cost: number;
  is_byok: boolean;
  prompt_tokens_details: {
    cached_tokens: number;
    cache_write_tokens: number;
    audio_tokens: number;
    video_tokens: number;
  };
  cost_details: {
    upstream_inference_cost: number;
    upstream_inference_prompt_cost: number;
    upstream_inference_completions_cost: number;
  };
  completion_tokens_details: { reasoning_tokens: number; image_tokens: number; audio_tokens: number };
  server_tool_use_details?: {
    web_search_requests: number;
    tool_calls_requested?: number;
    tool_calls_executed?: number;
  };
}

/** Writes tokens and money. With a key of the caller's own OpenRouter charges nothing and tells the upstream's price. */
export function buildUsage(
  prompt: PromptCount,
  price: AnswerPrice,
  output: {
    completionTokens: number;
    reasoningTokens: number;
    imageTokens: number;
    audioTokens?: number;
    searches: number;
    serverTools?: readonly unknown[] | undefined;
  },
  byok: boolean,
): Usage {
  return {
    prompt_tokens: prompt.tokens,
    completion_tokens: output.completionTokens,
    total_tokens: prompt.tokens + output.completionTokens,
    cost: byok ? 0 : moneyToNumber(price.total),
    is_byok: byok,
    prompt_tokens_details: {
      cached_tokens: prompt.cache.read,
      cache_write_tokens: prompt.cache.writtenFor5Minutes + prompt.cache.writtenFor1Hour,
      audio_tokens: prompt.audioTokens ?? 0,
      video_tokens: 0,
    },
    cost_details: {
      upstream_inference_cost: moneyToNumber(price.total),
      upstream_inference_prompt_cost: moneyToNumber(price.prompt),
      upstream_inference_completions_cost: moneyToNumber(price.completion),
    },
    completion_tokens_details: {
      reasoning_tokens: output.reasoningTokens,
      image_tokens: output.imageTokens,
      audio_tokens: output.audioTokens ?? 0,
    },
    ...countServerTools(output),
  };
}

function countServerTools(output: {
  searches: number;
  serverTools?: readonly unknown[] | undefined;
}): Pick<Usage, 'server_tool_use_details'> {
  const uses = output.serverTools?.length ?? 0;
  if (output.searches === 0 && uses === 0) return {};
  return {
    server_tool_use_details: {
      web_search_requests: output.searches,
      // A plugin searches by itself; only tools are called.
      ...(uses > 0 && { tool_calls_requested: uses, tool_calls_executed: uses }),
    },
  };
}
