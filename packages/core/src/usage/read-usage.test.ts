import { expect, it } from 'vitest';
import { readUsage } from './read-usage.ts';

it('reads every count, and keeps usage as it came', () => {
  const raw = {
    prompt_tokens: 100,
    completion_tokens: 50,
    total_tokens: 150,
    prompt_tokens_details: { cached_tokens: 60, cache_write_tokens: 20, audio_tokens: 1, video_tokens: 2 },
    completion_tokens_details: {
      reasoning_tokens: 30,
      audio_tokens: 3,
      image_tokens: 4,
      accepted_prediction_tokens: 5,
      rejected_prediction_tokens: 6,
    },
    cost: 0.01,
    is_byok: false,
    cost_details: {
      upstream_inference_cost: null,
      upstream_inference_prompt_cost: 0.004,
      upstream_inference_completions_cost: 0.006,
    },
    server_tool_use_details: { web_search_requests: 2, tool_calls_requested: 1 },
  };
  expect(readUsage(raw)).toEqual({
    inputTokens: 100,
    outputTokens: 50,
    totalTokens: 150,
    cacheReadTokens: 60,
    cacheWriteTokens: 20,
    reasoningTokens: 30,
    inputAudioTokens: 1,
    inputVideoTokens: 2,
    outputAudioTokens: 3,
    outputImageTokens: 4,
    acceptedPredictionTokens: 5,
    rejectedPredictionTokens: 6,
    cost: {
      charged: 0.01,
      upstream: undefined,
      upstreamInput: 0.004,
      upstreamOutput: 0.006,
      isByok: false,
      total: 0.01,
    },
    serverToolUse: {
      webSearchRequests: 2,
      webFetchRequests: undefined,
      toolCallsRequested: 1,
      toolCallsExecuted: undefined,
    },
    raw,
  });
});

it('adds what the upstream charged with a key of one’s own', () => {
  const usage = readUsage({ cost: 0.1, is_byok: true, cost_details: { upstream_inference_cost: 0.2 } });
  expect(usage.cost).toMatchObject({ charged: 0.1, upstream: 0.2, isByok: true, total: 0.3 });
  expect(readUsage({ is_byok: true, cost_details: { upstream_inference_cost: 0.2 } }).cost.total).toBe(0.2);
});

it('adds both parts of what the upstream charged where it does not tell the whole', () => {
  const parts = { upstream_inference_prompt_cost: 0.02, upstream_inference_completions_cost: 0.01 };
  expect(readUsage({ cost: 0.001, is_byok: true, cost_details: parts }).cost).toMatchObject({
    upstream: undefined,
    total: 0.031,
  });
});

it.each([
  ['no details', {}],
  ['a null', { cost_details: { upstream_inference_cost: null } }],
  ['a text', { cost_details: { upstream_inference_cost: '0.2' } as never }],
  ['one part of it', { cost_details: { upstream_inference_prompt_cost: 0.02 } }],
])('knows no total with a key of one’s own when %s tells what the upstream charged', (_, details) => {
  expect(readUsage({ cost: 0.001, is_byok: true, ...details }).cost).toMatchObject({
    charged: 0.001,
    total: undefined,
  });
});

it('survives null and absent fields, and guesses nothing', () => {
  const usage = readUsage({
    prompt_tokens_details: null,
    completion_tokens_details: null,
    cost: null,
    cost_details: null,
  });
  expect(usage).toMatchObject({ inputTokens: undefined, reasoningTokens: undefined, serverToolUse: undefined });
  expect(usage.cost).toMatchObject({ charged: undefined, total: undefined });
});

it('reads what tools cost that OpenRouter ran, and adds it to nothing', () => {
  const { cost } = readUsage({ cost: 0.1, cost_details: { server_tool_cost: 0.02 } });
  expect(cost).toMatchObject({ charged: 0.1, total: 0.1, serverTools: 0.02 });
});

it('reads the other names of server tools and costs', () => {
  const usage = readUsage({
    server_tool_use: { web_search_requests: 1 },
    cost_details: { upstream_inference_input_cost: 0.5 },
  });
  expect(usage.serverToolUse?.webSearchRequests).toBe(1);
  expect(usage.cost.upstreamInput).toBe(0.5);
});

it('reads counts of tools under either name, also when the other is empty', () => {
  const counts = { web_search_requests: 2 };
  expect(readUsage({ server_tool_use: counts, server_tool_use_details: {} }).serverToolUse?.webSearchRequests).toBe(2);
  expect(readUsage({ server_tool_use: {} }).serverToolUse).toBeUndefined();
});

it('adds nothing to what OpenRouter charged with its own key', () => {
  const usage = readUsage({ cost: 0.1, is_byok: false, cost_details: { upstream_inference_cost: 0.1 } });
  expect(usage.cost.total).toBe(0.1);
});

it('reads the counts of endpoints that have other names for them', () => {
  expect(readUsage({ input_tokens: 3, output_tokens: 4 })).toMatchObject({ inputTokens: 3, outputTokens: 4 });
});
