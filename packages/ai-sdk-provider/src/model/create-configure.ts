import { InvalidArgumentError } from '@ai-sdk/provider';
import { resolveBaseURL } from '@openrouter-adapters/core/setup';

import { withHostErrors } from '../errors/to-configuration-error.ts';
import { fromCallHeaders } from '../settings/from-provider-settings.ts';
import type { OpenRouterProviderSettings } from '../settings/provider-settings.ts';
import type { Connection } from './connection.ts';
import type { ModelConfig } from './model-config.ts';

/** Makes what a model of a provider is made of. */
export type Configure = (modelId: string, settings: ModelConfig['ofModel']) => ModelConfig;

/**
 * What all models of a provider share.
 *
 * @throws {InvalidArgumentError} when `baseURL` is not an absolute http(s) URL
 * @returns a function that throws an `InvalidArgumentError` for an empty model id
 */
export function createConfigure(settings: OpenRouterProviderSettings): Configure {
  const connection: Connection = { settings, transport: undefined };
  // A wrong setting is told at once; a wrong environment variable at the first call, for modules that only import the default.
  const baseURL = settings.baseURL ?? settings.baseUrl;
  if (baseURL !== undefined) withHostErrors(() => resolveBaseURL(baseURL));
  return (modelId, ofModel) => {
    assertModelId(modelId);
    return {
      modelId,
      ofProvider: settings.extraBody,
      ofModel,
      decisionsBaseURL: settings.decisionsBaseURL,
      connection,
      headers: (ofCall) => fromCallHeaders(ofCall, settings),
      coalesce: settings.coalesce !== false,
      isStrict: settings.compatibility === 'strict',
    };
  };
}

function assertModelId(modelId: unknown): void {
  if (typeof modelId === 'string' && modelId.trim() !== '') return;
  throw new InvalidArgumentError({
    argument: 'modelId',
    message: 'The model id is empty. Give one like "openai/gpt-5", or "openrouter/auto" to let OpenRouter choose.',
  });
}
