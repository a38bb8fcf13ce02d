import { InvalidArgumentError } from '@ai-sdk/provider';
import { createTransport, OpenRouterError, type Transport } from '@openrouter-adapters/core';

import { createAgentToolSet } from './agent-tools/create-agent-tool-set.ts';
import { toConfigurationError } from './errors/to-host-error.ts';
import { OpenRouterLanguageModel } from './language-model/openrouter-language-model.ts';
import { createModels } from './model/create-models.ts';
import type { ModelConfig } from './model/model-config.ts';
import type { OpenRouterProvider } from './openrouter-provider.ts';
import type { OpenRouterChatSettings } from './settings/chat-settings.ts';
import { fromCallHeaders, fromProviderSettings } from './settings/from-provider-settings.ts';
import type { OpenRouterProviderSettings } from './settings/provider-settings.ts';
import { serverTools } from './tools/server-tools.ts';

/**
 * Makes a provider. The key is looked for at the first call, so making one needs none.
 *
 * @throws {InvalidArgumentError} when `baseURL` is not an absolute http(s) URL
 * @example
 * const openrouter = createOpenRouter({ appName: 'My app', appUrl: 'https://example.com' });
 * const { text } = await generateText({ model: openrouter('anthropic/claude-sonnet-4.5'), prompt: 'Hello' });
 */
export function createOpenRouter(settings: OpenRouterProviderSettings = {}): OpenRouterProvider {
  const transport = lazyTransport(settings);
  // A wrong setting is told at once; a wrong environment variable at the first call, for modules that only import the default.
  if (settings.baseURL !== undefined || settings.baseUrl !== undefined) transport();

  const configure = (modelId: string, modelSettings: ModelConfig['ofModel']): ModelConfig => {
    assertModelId(modelId);
    return {
      modelId,
      ofProvider: settings.extraBody,
      ofModel: modelSettings,
      transport,
      headers: (ofCall) => fromCallHeaders(ofCall, settings),
      coalesce: settings.coalesce !== false,
    };
  };
  const isStrict = settings.compatibility === 'strict';
  const languageModel = (modelId: string, modelSettings?: OpenRouterChatSettings): OpenRouterLanguageModel =>
    new OpenRouterLanguageModel({ ...configure(modelId, modelSettings), isStrict });
  return Object.assign(
    (modelId: string, modelSettings?: OpenRouterChatSettings) => languageModel(modelId, modelSettings),
    {
      specificationVersion: 'v4' as const,
      languageModel,
      chat: languageModel,
      tools: serverTools,
      agentTools: (options: Parameters<typeof createAgentToolSet>[1] = {}) =>
        createAgentToolSet(fromProviderSettings(settings), options),
      ...createModels(configure),
    },
  );
}

/** The default provider: key and base URL from the environment (`OPENROUTER_API_KEY`, `OPENROUTER_BASE_URL`). */
export const openrouter: OpenRouterProvider = createOpenRouter();

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
