import type { LanguageModelV4, ProviderV4 } from '@ai-sdk/provider';
import type { AgentToolName } from '@openrouter-adapters/core/agent-tools';

import type { OpenRouterAgentTools, OpenRouterAgentToolsOptions } from './agent-tools/agent-tools-options.ts';
import type { OpenRouterChatModelId } from './model-ids/model-ids.ts';
import type { OpenRouterModels } from './model/create-models.ts';
import type { OpenRouterChatSettings } from './settings/chat-settings.ts';
import type { OpenRouterTools } from './tools/server-tools.ts';

/** OpenRouter as a provider of the AI SDK (specification V4); call it with a model id to get a language model. */
export interface OpenRouterProvider extends Omit<ProviderV4, keyof OpenRouterModels>, OpenRouterModels {
  /**
   * A chat model.
   *
   * @param modelId `author/slug`, `author/slug:variant`, `~author/family-latest`, `@preset/slug` or a router such as `openrouter/auto`
   * @param settings options for every call of this model
   * @throws {InvalidArgumentError} when the model id is empty
   */
  (modelId: OpenRouterChatModelId, settings?: OpenRouterChatSettings): LanguageModelV4;
  /** A chat model. */
  languageModel(modelId: OpenRouterChatModelId, settings?: OpenRouterChatSettings): LanguageModelV4;
  /** A chat model. */
  chat(modelId: OpenRouterChatModelId, settings?: OpenRouterChatSettings): LanguageModelV4;
  /** Tools that OpenRouter runs, for the `tools` of a call. */
  readonly tools: OpenRouterTools;
  /**
   * OpenRouter's operations as tools that a model can call: the catalogue, the account, other models.
   *
   * @throws {InvalidArgumentError} for a name that is no tool, or a limit that is none
   * @example
   * const { tools, toolApproval } = openrouter.agentTools({ exclude: ['openrouter_create_video'], limit: 0.5 });
   * const { text } = await generateText({ model, tools, toolApproval, stopWhen: isStepCount(5), prompt });
   */
  agentTools<Included extends AgentToolName = AgentToolName, Excluded extends AgentToolName = never>(
    options?: OpenRouterAgentToolsOptions<Included, Excluded>,
  ): OpenRouterAgentTools<Exclude<Included, Excluded>>;
}
