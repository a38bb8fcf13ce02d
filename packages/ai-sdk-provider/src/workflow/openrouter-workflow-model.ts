import type {
  LanguageModelV4,
  LanguageModelV4CallOptions,
  LanguageModelV4GenerateResult,
  LanguageModelV4StreamResult,
} from '@ai-sdk/provider';
import type { OpenRouterChatSettings } from '@openrouter-adapters/ai-sdk-provider';
import { createOpenRouterChat } from '@openrouter-adapters/ai-sdk-provider/chat';
import { WORKFLOW_DESERIALIZE, WORKFLOW_SERIALIZE } from '@workflow/serde';

import type { OpenRouterWorkflowSettings } from './workflow-settings.ts';

/** A model as a workflow stores it: plain JSON, and never a key. */
export interface StoredModel {
  modelId: string;
  /** Settings of the provider. */
  provider: OpenRouterWorkflowSettings;
  /** Settings of the model. */
  settings?: OpenRouterChatSettings;
}

/**
 * A chat model that can cross the steps of a workflow. It is made of nothing but what is stored, so that it does the same on both sides. The
 * compiler of workflows finds the class by the names of its static methods.
 */
export class OpenRouterWorkflowModel implements LanguageModelV4 {
  readonly specificationVersion = 'v4';
  readonly provider: string;
  readonly modelId: string;
  // No `#stored`, which a proxy or an heir of the model could not reach, and not enumerable, so that no log shows settings.
  declare protected readonly stored: StoredModel;
  declare protected readonly chat: LanguageModelV4;

  static [WORKFLOW_SERIALIZE](model: OpenRouterWorkflowModel): StoredModel {
    return model.stored;
  }

  static [WORKFLOW_DESERIALIZE](stored: StoredModel): OpenRouterWorkflowModel {
    return new OpenRouterWorkflowModel(stored);
  }

  constructor(stored: StoredModel, createChat = createOpenRouterChat(stored.provider)) {
    const chat = createChat(stored.modelId, stored.settings);
    this.provider = chat.provider;
    this.modelId = chat.modelId;
    Object.defineProperties(this, { stored: { value: stored }, chat: { value: chat } });
  }

  get supportedUrls(): LanguageModelV4['supportedUrls'] {
    return this.chat.supportedUrls;
  }

  doGenerate(call: LanguageModelV4CallOptions): PromiseLike<LanguageModelV4GenerateResult> {
    return this.chat.doGenerate(call);
  }

  doStream(call: LanguageModelV4CallOptions): PromiseLike<LanguageModelV4StreamResult> {
    return this.chat.doStream(call);
  }
}
