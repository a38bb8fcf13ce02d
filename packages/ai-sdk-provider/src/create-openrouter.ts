import { createAgentToolSet } from './agent-tools/create-agent-tool-set.ts';
import { loadChatCalls } from './language-model/load-chat-calls.ts';
import { OpenRouterLanguageModel } from './language-model/openrouter-language-model.ts';
import { createConfigure } from './model/create-configure.ts';
import { createModels } from './model/create-models.ts';
import type { OpenRouterProvider } from './openrouter-provider.ts';
import type { OpenRouterChatSettings } from './settings/chat-settings.ts';
import { fromProviderSettings } from './settings/from-provider-settings.ts';
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
  const configure = createConfigure(settings);
  const languageModel = (modelId: string, modelSettings?: OpenRouterChatSettings): OpenRouterLanguageModel =>
    new OpenRouterLanguageModel({ ...configure(modelId, modelSettings), chatCalls: loadChatCalls });
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
export const openrouter: OpenRouterProvider = /* @__PURE__ */ createOpenRouter();
