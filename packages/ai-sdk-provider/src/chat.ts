import type { LanguageModelV4 } from '@ai-sdk/provider';

import { generateAnswer, streamAnswer } from './language-model/chat-calls.ts';
import { OpenRouterLanguageModel } from './language-model/openrouter-language-model.ts';
import { createConfigure } from './model/create-configure.ts';
import type { OpenRouterChatModelId } from './model-ids/model-ids.ts';
import type { OpenRouterKind } from './model/openrouter-kind.ts';
import type { OpenRouterChatSettings } from './settings/chat-settings.ts';
import type { OpenRouterProviderSettings } from './settings/provider-settings.ts';

export type * from '@openrouter-adapters/ai-sdk-provider';
export { serverTools } from './tools/server-tools.ts';

const chatCalls = { generateAnswer, streamAnswer };

/**
 * Makes a provider of chat models and nothing else, whose code is loaded with this entry, while that of `createOpenRouter` is loaded at the
 * first call: for small bundles, and for service workers, which know no `import()`. Settings, models and errors are those of
 * `createOpenRouter`; the tools that OpenRouter runs are `serverTools`.
 *
 * @throws {InvalidArgumentError} when `baseURL` is not an absolute http(s) URL
 * @example
 * const chat = createOpenRouterChat({ appName: 'My app' });
 * const { textStream } = streamText({ model: chat('openai/gpt-5'), prompt: 'Hello' });
 */
export function createOpenRouterChat(
  settings: OpenRouterProviderSettings = {},
): OpenRouterKind<OpenRouterChatModelId, OpenRouterChatSettings, LanguageModelV4> {
  const configure = createConfigure(settings);
  return (modelId, ofModel) =>
    new OpenRouterLanguageModel({ ...configure(modelId, ofModel), chatCalls: () => chatCalls });
}
