import { createOpenRouter } from '@openrouter-adapters/ai-sdk-provider';
import { ChatOpenRouter } from '@openrouter-adapters/langchain';
import { generateText } from 'ai';
import { expect, it } from 'vitest';

const usage = {
  prompt_tokens: 100,
  completion_tokens: 50,
  total_tokens: 150,
  prompt_tokens_details: { cached_tokens: 1, cache_write_tokens: 2, audio_tokens: 3, video_tokens: 4 },
  completion_tokens_details: {
    reasoning_tokens: 5,
    audio_tokens: 6,
    image_tokens: 7,
    accepted_prediction_tokens: 8,
    rejected_prediction_tokens: 9,
  },
  cost: 0.5,
  is_byok: true,
  cost_details: {
    upstream_inference_cost: 0.25,
    upstream_inference_prompt_cost: 0.1,
    upstream_inference_completions_cost: 0.15,
  },
  server_tool_use: { web_search_requests: 1, web_fetch_requests: 2, tool_calls_requested: 3, tool_calls_executed: 4 },
};

/** An answer with every field that one may have beside its text, and one that is not known. */
const everything = {
  id: 'gen-1',
  object: 'chat.completion',
  created: 7,
  model: 'maker/model-1',
  provider: 'Maker',
  choices: [
    {
      index: 0,
      message: { role: 'assistant', content: 'Hello!' },
      finish_reason: 'stop',
      native_finish_reason: 'end_turn',
    },
  ],
  service_tier: 'priority',
  system_fingerprint: 'fp_1',
  openrouter_metadata: { strategy: 'direct' },
  debug: { echo_upstream_body: {} },
  novelty: 1,
  usage,
};

const connection = { apiKey: 'sk-or-v1-conformance', fetch: async () => Response.json(everything) };

it('every fact of an answer has a place in the AI SDK', async () => {
  const model = createOpenRouter(connection)('maker/model');
  const { providerMetadata } = await generateText({ model, prompt: 'Hi' });
  expect(providerMetadata?.['openrouter']).toStrictEqual({
    provider: 'Maker',
    generationId: 'gen-1',
    usage: {
      promptTokens: 100,
      promptTokensDetails: { cachedTokens: 1, cacheWriteTokens: 2, audioTokens: 3, videoTokens: 4 },
      completionTokens: 50,
      completionTokensDetails: {
        reasoningTokens: 5,
        audioTokens: 6,
        imageTokens: 7,
        acceptedPredictionTokens: 8,
        rejectedPredictionTokens: 9,
      },
      totalTokens: 150,
      cost: 0.5,
      totalCost: 0.75,
      costDetails: {
        upstreamInferenceCost: 0.25,
        upstreamInferencePromptCost: 0.1,
        upstreamInferenceCompletionsCost: 0.15,
      },
      isByok: true,
      serverToolUse: { webSearchRequests: 1, webFetchRequests: 2, toolCallsRequested: 3, toolCallsExecuted: 4 },
    },
    reasoning_details: [],
    finishReason: 'stop',
    nativeFinishReason: 'end_turn',
    serviceTier: 'priority',
    systemFingerprint: 'fp_1',
    openrouterMetadata: everything.openrouter_metadata,
    debug: [everything.debug],
    extra: { novelty: 1 },
  });
});

it('every fact of an answer has a place in LangChain', async () => {
  const message = await new ChatOpenRouter({ ...connection, model: 'maker/model' }).invoke('Hi');
  const { tokenUsage: _ofLangChain, ...metadata } = message.response_metadata;
  expect(metadata).toStrictEqual({
    model_provider: 'openrouter-adapters',
    model_name: 'maker/model-1',
    id: 'gen-1',
    provider: 'Maker',
    created: 7,
    finish_reason: 'stop',
    native_finish_reason: 'end_turn',
    service_tier: 'priority',
    system_fingerprint: 'fp_1',
    cost: 0.5,
    total_cost: 0.75,
    is_byok: true,
    cost_details: usage.cost_details,
    usage,
    openrouter_metadata: everything.openrouter_metadata,
    debug: [everything.debug],
    extra: { novelty: 1 },
  });
  expect(Object(message)['usage_metadata']).toStrictEqual({
    input_tokens: 100,
    output_tokens: 50,
    total_tokens: 150,
    input_token_details: { cache_read: 1, cache_creation: 2, audio: 3, video: 4 },
    output_token_details: { reasoning: 5, audio: 6, image: 7 },
  });
});
