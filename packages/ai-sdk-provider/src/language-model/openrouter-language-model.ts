import type {
  LanguageModelV4,
  LanguageModelV4CallOptions,
  LanguageModelV4GenerateResult,
  LanguageModelV4StreamResult,
} from '@ai-sdk/provider';
import { untilAborted } from '@openrouter-adapters/core/setup';

import type { ModelConfig } from '../model/model-config.ts';
import { OpenRouterModel } from '../model/openrouter-model.ts';
import type { generateAnswer as Generate, streamAnswer as Stream } from './chat-calls.ts';
import { supportedUrls } from './supported-urls.ts';

/** What makes the calls of chat models. */
export interface ChatCalls {
  generateAnswer: typeof Generate;
  streamAnswer: typeof Stream;
}

/** What the provider gives its language models. */
export interface LanguageModelConfig extends ModelConfig {
  /** What makes the calls, or loads it. */
  chatCalls: () => ChatCalls | Promise<ChatCalls>;
}

/**
 * A chat model of OpenRouter for the AI SDK (specification V4).
 *
 * Errors: `APICallError` (its `cause` is an `OpenRouterError`), `LoadAPIKeyError`, `InvalidArgumentError`,
 * `UnsupportedFunctionalityError`; an aborted call rejects with the signal's reason. A failure inside a stream is a part of type
 * `error`, followed by `finish`.
 */
export class OpenRouterLanguageModel extends OpenRouterModel<LanguageModelConfig> implements LanguageModelV4 {
  readonly supportedUrls = supportedUrls;

  /** The whole answer at once. Answers with audio are streamed inside, because OpenRouter gives audio only so. */
  async doGenerate(call: LanguageModelV4CallOptions): Promise<LanguageModelV4GenerateResult> {
    const calls = this.config.chatCalls();
    const { generateAnswer } = 'then' in calls ? await untilAborted(calls, call.abortSignal) : calls;
    return generateAnswer(this.config, call);
  }

  /** The answer as a stream of parts, in the order in which the model produced them. */
  async doStream(call: LanguageModelV4CallOptions): Promise<LanguageModelV4StreamResult> {
    const calls = this.config.chatCalls();
    const { streamAnswer } = 'then' in calls ? await untilAborted(calls, call.abortSignal) : calls;
    return streamAnswer(this.config, call);
  }
}
