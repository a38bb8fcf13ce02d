import {
  InvalidArgumentError,
  type ImageModelV4,
  type ImageModelV4CallOptions,
  type ImageModelV4Result,
  type SharedV4Warning,
} from '@ai-sdk/provider';
import { generateChat } from '@openrouter-adapters/core';

import { toWarnings } from '../language-model/answer/to-warnings.ts';
import { OpenRouterModel } from '../model/openrouter-model.ts';
import { sendCall } from '../model/send-call.ts';
import { fromChatImageCall } from './from-chat-image-call.ts';
import { readChatImages } from './read-chat-images.ts';
import { toImageResult } from './to-image-result.ts';

/**
 * A model that draws in its answers to chat, as an image model of the AI SDK (specification V4). One answer for each image.
 */
export class OpenRouterChatImageModel extends OpenRouterModel implements ImageModelV4 {
  readonly maxImagesPerCall = 1;
  readonly supportsMaskInputs = false;

  /** The images of one answer. What the model said in place of them is a warning. */
  async doGenerate(call: ImageModelV4CallOptions): Promise<ImageModelV4Result> {
    if (call.prompt === undefined || call.prompt.trim() === '') {
      throw new InvalidArgumentError({ argument: 'prompt', message: 'The prompt is empty. Give a text.' });
    }
    const warnings: SharedV4Warning[] = [];
    const { request, headers } = fromChatImageCall(this.config, call, warnings);
    const withHeaders = { ...call, headers: { ...headers, ...call.headers } };
    const answer = await sendCall(this.config, withHeaders, (transport, options) =>
      generateChat(transport, request, options),
    );
    warnings.push(...toWarnings(answer.warnings));
    return toImageResult([await readChatImages(answer, call.abortSignal, warnings)], this.modelId, warnings);
  }
}
