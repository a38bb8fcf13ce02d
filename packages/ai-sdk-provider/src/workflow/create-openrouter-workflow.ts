import type { LanguageModelV4 } from '@ai-sdk/provider';
import type {
  OpenRouterChatModelId,
  OpenRouterChatSettings,
  OpenRouterKind,
} from '@openrouter-adapters/ai-sdk-provider';
import { createOpenRouterChat } from '@openrouter-adapters/ai-sdk-provider/chat';

import { OpenRouterWorkflowModel } from './openrouter-workflow-model.ts';
import { toStored, withoutKey } from './to-stored.ts';
import type { OpenRouterWorkflowSettings } from './workflow-settings.ts';

/**
 * Makes a provider of chat models that can cross the steps of a workflow, as `WorkflowAgent` of `@ai-sdk/workflow` needs them. What crosses
 * is stored: the model's id, and the settings as they are now. The key never is: each step reads it from `OPENROUTER_API_KEY`.
 *
 * @throws {InvalidArgumentError} for settings that are or may be secrets, or are no JSON (also of a model), and as `createOpenRouterChat`
 * @example
 * const openrouter = createOpenRouterWorkflow({ appName: 'My app' });
 * const agent = new WorkflowAgent({ model: openrouter('anthropic/claude-sonnet-4.5'), tools });
 */
export function createOpenRouterWorkflow(
  settings: OpenRouterWorkflowSettings = {},
): OpenRouterKind<OpenRouterChatModelId, OpenRouterChatSettings, LanguageModelV4> {
  const provider = toStored(withoutKey(settings));
  const createChat = createOpenRouterChat(provider);
  return (modelId, ofModel) => {
    const stored = { modelId, provider, ...(ofModel && { settings: toStored(ofModel, ['settings']) }) };
    return new OpenRouterWorkflowModel(stored, createChat);
  };
}

/** The default provider of such models: key and base URL from the environment (`OPENROUTER_API_KEY`, `OPENROUTER_BASE_URL`). */
export const openrouterWorkflow: OpenRouterKind<OpenRouterChatModelId, OpenRouterChatSettings, LanguageModelV4> =
  /* @__PURE__ */ createOpenRouterWorkflow();
