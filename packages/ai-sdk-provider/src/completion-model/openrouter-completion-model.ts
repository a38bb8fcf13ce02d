import type {
  LanguageModelV4,
  LanguageModelV4CallOptions,
  LanguageModelV4GenerateResult,
  LanguageModelV4StreamResult,
} from '@ai-sdk/provider';
import { untilAborted } from '@openrouter-adapters/core/setup';

import { OpenRouterModel } from '../model/openrouter-model.ts';

/**
 * A legacy completion model of OpenRouter as a language model of the AI SDK (specification V4): it continues a text. Answers are read by
 * the machine that reads chat. Errors are those of a chat model.
 */
export class OpenRouterCompletionModel extends OpenRouterModel implements LanguageModelV4 {
  readonly supportedUrls = {};

  /** The whole continuation at once. */
  async doGenerate(call: LanguageModelV4CallOptions): Promise<LanguageModelV4GenerateResult> {
    const { completeText } = await untilAborted(import('./completion-calls.ts'), call.abortSignal);
    return completeText(this.config, call);
  }

  /** The continuation as it comes. */
  async doStream(call: LanguageModelV4CallOptions): Promise<LanguageModelV4StreamResult> {
    const { streamCompletedText } = await untilAborted(import('./completion-calls.ts'), call.abortSignal);
    return streamCompletedText(this.config, call);
  }
}
