import type { LanguageModelV4CallOptions, SharedV4Warning } from '@ai-sdk/provider';
import type { ChatOptions, ChatRequest, HeadersOption, ToolChoice } from '@openrouter-adapters/core';

import type { ModelConfig } from '../../model/model-config.ts';
import { fromChatSettings } from '../../settings/from-chat-settings.ts';
import { withWebSearch } from '../../settings/reshape-options.ts';
import { fromPrompt } from '../prompt/from-prompt.ts';
import { SentRecords } from '../prompt/sent-records.ts';
import { fromNumbers } from './from-numbers.ts';
import { fromReasoning } from './from-reasoning.ts';
import { fromResponseFormat } from './from-response-format.ts';
import { fromToolChoice } from './from-tool-choice.ts';
import { fromTools } from './from-tools.ts';
import { arePluginsLater, layerOf, mergeLayers } from './merge-layers.ts';

/** What a model knows before a call. */
export type ModelSettings = Pick<ModelConfig, 'modelId' | 'ofProvider' | 'ofModel'>;

/** What a call becomes. */
export interface CallRequest {
  request: ChatRequest;
  /** Headers of the call, and those that its options ask for. */
  headers: HeadersOption | undefined;
  /** Does this call, or its model, say whether deltas are joined? */
  coalesce: boolean | undefined;
  warnings: SharedV4Warning[];
}

/**
 * A call → the request, and warnings for all that cannot be sent. The call wins over the model, the model over the provider; in a
 * call `providerOptions.openrouter` wins over the AI SDK's own options.
 *
 * @throws {InvalidArgumentError} when a setting has a wrong type
 * @throws {UnsupportedFunctionalityError} when a file cannot be sent in any form
 */
export function fromCallOptions(model: ModelSettings, call: LanguageModelV4CallOptions): CallRequest {
  const warnings: SharedV4Warning[] = [];
  const everywhere = model.ofProvider && { extraBody: model.ofProvider };
  const ofProvider = fromChatSettings(everywhere, 'provider', warnings);
  const ofModel = fromChatSettings(model.ofModel, 'settings', warnings);
  const ofCall = fromChatSettings(call.providerOptions?.['openrouter'], 'providerOptions.openrouter', warnings);
  const below = mergeLayers([ofProvider, ofModel]);
  const standard = fromStandardOptions(call, ofCall.strict ?? below.strict, warnings);
  const reasoning = fromReasoning(call.reasoning, below.options, ofCall.options);
  const layers = [
    ofProvider,
    ofModel,
    layerOf(standard),
    ofCall,
    layerOf(reasoning === undefined ? {} : { reasoning }),
  ];
  const merged = mergeLayers(layers);
  const { webSearch, openrouterMetadata, coalesce } = merged;
  let { options } = merged;
  if (webSearch !== undefined && Object.keys(webSearch).length > 0) {
    const plugins = withWebSearch(options.plugins, webSearch, arePluginsLater(layers), warnings);
    options = { ...options, plugins };
  }
  const ofHost = fromTools(call.tools, warnings);
  const tools = [...ofHost.tools, ...merged.tools];
  const choice = ofCall.toolChoice ?? fromToolChoice(call, ofHost.leftOut, warnings) ?? merged.toolChoice;
  const messages = fromPrompt(call.prompt, { warnings, sent: new SentRecords() });
  const hasTools = tools.length > 0 || options.preset !== undefined || model.modelId.includes('@preset/');
  if (!hasTools) warnOfChoice(choice, warnings);
  const request: ChatRequest = { model: model.modelId, messages, options, extra: merged.extra };
  if (tools.length > 0) request.tools = tools;
  if (hasTools && choice !== undefined) request.tool_choice = choice;
  return {
    request,
    headers:
      openrouterMetadata === undefined
        ? call.headers
        : { 'x-openrouter-metadata': openrouterMetadata ? 'enabled' : 'disabled', ...call.headers },
    coalesce,
    warnings,
  };
}

/** Without tools there is nothing to choose from: upstreams refuse the field then. Only a preset may bring tools that are not seen here. */
function warnOfChoice(choice: ToolChoice | undefined, warnings: SharedV4Warning[]): void {
  if (choice === undefined || choice === 'none' || choice === 'auto') return;
  const details = 'There are no tools to choose from; it was left out.';
  warnings.push({ type: 'unsupported', feature: 'toolChoice', details });
}

/** The AI SDK's own options under their wire names. */
function fromStandardOptions(
  call: LanguageModelV4CallOptions,
  strict: boolean | undefined,
  warnings: SharedV4Warning[],
): ChatOptions {
  const options: ChatOptions = fromNumbers(call);
  if (call.stopSequences?.length) options.stop = call.stopSequences;
  const format = fromResponseFormat(call.responseFormat, strict, warnings);
  if (format !== undefined) options.response_format = format;
  return options;
}
