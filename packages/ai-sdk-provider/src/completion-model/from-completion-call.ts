import type { LanguageModelV4CallOptions, SharedV4Warning } from '@ai-sdk/provider';
import type { CompletionOptions, CompletionRequest } from '@openrouter-adapters/core';

import { fromNumbers } from '../language-model/request/from-numbers.ts';
import { fromResponseFormat } from '../language-model/request/from-response-format.ts';
import type { ModelConfig } from '../model/model-config.ts';
import { readOptions } from '../options/read-options.ts';
import { completionOptions } from './completion-settings.ts';
import { fromPrompt, userTurn } from './from-prompt.ts';

/**
 * A call → the request.
 *
 * @throws {InvalidArgumentError} when an option has a wrong type
 * @throws {UnsupportedFunctionalityError} for files in the prompt
 */
export function fromCompletionCall(
  { modelId, ofProvider, ofModel }: ModelConfig,
  call: LanguageModelV4CallOptions,
  warnings: SharedV4Warning[],
): { request: CompletionRequest; coalesce: boolean | undefined } {
  const { text, isConversation } = fromPrompt(call.prompt, warnings);
  const standard = fromStandardOptions(call, isConversation ? [userTurn] : [], warnings);
  const sources = { ofProvider, ofModel, standard, ofCall: call.providerOptions?.['openrouter'] };
  const { options, own, extra } = readOptions(completionOptions, sources, warnings);
  const unsupported = (feature: string, details: string) => warnings.push({ type: 'unsupported', feature, details });
  if ((call.tools?.length ?? 0) > 0) unsupported('tools', 'A completion calls no tools. Use a chat model.');
  if (call.reasoning !== undefined && call.reasoning !== 'provider-default') {
    unsupported('reasoning', 'A completion has no option for it here. Use a chat model.');
  }
  return { request: { model: modelId, prompt: text, options, extra }, coalesce: own.coalesce };
}

/** The AI SDK's own options under their wire names. */
function fromStandardOptions(
  call: LanguageModelV4CallOptions,
  stops: readonly string[],
  warnings: SharedV4Warning[],
): { [Name in keyof CompletionOptions]?: CompletionOptions[Name] | undefined } {
  const stop = [...stops, ...(call.stopSequences ?? [])];
  return {
    ...fromNumbers(call),
    stop: stop.length > 0 ? stop : undefined,
    response_format: fromResponseFormat(call.responseFormat, undefined, warnings),
  };
}
