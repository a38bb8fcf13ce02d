import type { LanguageModelV4CallOptions, SharedV4Warning } from '@ai-sdk/provider';
import type { ChatOptions, ChatRequest, HeadersOption } from '@openrouter-adapters/core';

import { fromChatSettings } from '../../settings/from-chat-settings.ts';
import { fromPrompt } from '../prompt/from-prompt.ts';
import { fromReasoning } from './from-reasoning.ts';
import { fromResponseFormat } from './from-response-format.ts';
import { fromToolChoice } from './from-tool-choice.ts';
import { fromTools } from './from-tools.ts';
import { layerOf, mergeLayers } from './merge-layers.ts';

/** What a model knows before a call. */
export interface ModelSettings {
  modelId: string;
  /** `extraBody` of the provider. */
  ofProvider: Readonly<Record<string, unknown>> | undefined;
  /** Settings of the model. */
  ofModel: Readonly<Record<string, unknown>> | undefined;
}

/**
 * A call → the request, and warnings for all that cannot be sent. The call wins over the model, the model over the provider; in a
 * call `providerOptions.openrouter` wins over the AI SDK's own options.
 *
 * @throws {InvalidArgumentError} when a setting has a wrong type
 * @throws {UnsupportedFunctionalityError} when a file cannot be sent in any form
 */
export async function fromCallOptions(
  model: ModelSettings,
  call: LanguageModelV4CallOptions,
): Promise<{ request: ChatRequest; headers: HeadersOption; warnings: SharedV4Warning[] }> {
  const warnings: SharedV4Warning[] = [];
  const ofProvider = await fromChatSettings({ extraBody: model.ofProvider }, 'provider', warnings);
  const ofModel = await fromChatSettings(model.ofModel, 'settings', warnings);
  const ofCall = await fromChatSettings(call.providerOptions?.['openrouter'], 'providerOptions.openrouter', warnings);
  const below = mergeLayers([ofProvider, ofModel]);
  const standard = fromStandardOptions(call, ofCall.strict ?? below.strict);
  const reasoning = fromReasoning(call.reasoning, below.options, ofCall.options);
  const merged = mergeLayers([below, layerOf(standard), ofCall, layerOf({ reasoning })]);
  const tools = [...fromTools(call.tools, warnings), ...merged.tools];
  const messages = fromPrompt(call.prompt, { warnings, sent: new Set() });
  const { extra, options, openrouterMetadata } = merged;
  return {
    request: {
      model: model.modelId,
      messages,
      ...(tools.length > 0 && { tools, tool_choice: ofCall.toolChoice ?? fromToolChoice(call) ?? merged.toolChoice }),
      options,
      extra,
    },
    headers:
      openrouterMetadata === undefined ? {} : { 'x-openrouter-metadata': openrouterMetadata ? 'enabled' : 'disabled' },
    warnings,
  };
}

type GivenOptions = { [Name in keyof ChatOptions]?: ChatOptions[Name] | undefined };

/** The AI SDK's own options under their wire names. */
function fromStandardOptions(call: LanguageModelV4CallOptions, strict: boolean | undefined): GivenOptions {
  return {
    max_tokens: call.maxOutputTokens,
    temperature: call.temperature,
    top_p: call.topP,
    top_k: call.topK,
    frequency_penalty: call.frequencyPenalty,
    presence_penalty: call.presencePenalty,
    seed: call.seed,
    stop: call.stopSequences?.length ? call.stopSequences : undefined,
    response_format: fromResponseFormat(call.responseFormat, strict),
  };
}
