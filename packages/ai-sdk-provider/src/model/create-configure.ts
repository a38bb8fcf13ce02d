import { InvalidArgumentError } from '@ai-sdk/provider';
import { createTransport, OpenRouterError, type Transport } from '@openrouter-adapters/core/base';

import { toConfigurationError } from '../errors/to-host-error.ts';
import { fromCallHeaders, fromProviderSettings } from '../settings/from-provider-settings.ts';
import type { OpenRouterProviderSettings } from '../settings/provider-settings.ts';
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
  const transport = lazyTransport(settings);
  // A wrong setting is told at once; a wrong environment variable at the first call, for modules that only import the default.
  if (settings.baseURL !== undefined || settings.baseUrl !== undefined) transport();
  return (modelId, ofModel) => {
    assertModelId(modelId);
    return {
      modelId,
      ofProvider: settings.extraBody,
      ofModel,
      decisionsBaseURL: settings.decisionsBaseURL,
      transport,
      headers: (ofCall) => fromCallHeaders(ofCall, settings),
      coalesce: settings.coalesce !== false,
    };
  };
}

function lazyTransport(settings: OpenRouterProviderSettings): () => Transport {
  let transport: Transport | undefined;
  return () => {
    try {
      return (transport ??= createTransport(fromProviderSettings(settings)));
    } catch (error) {
      throw OpenRouterError.isInstance(error) ? toConfigurationError(error) : error;
    }
  };
}

function assertModelId(modelId: unknown): void {
  if (typeof modelId === 'string' && modelId.trim() !== '') return;
  throw new InvalidArgumentError({
    argument: 'modelId',
    message: 'The model id is empty. Give one like "openai/gpt-5", or "openrouter/auto" to let OpenRouter choose.',
  });
}
