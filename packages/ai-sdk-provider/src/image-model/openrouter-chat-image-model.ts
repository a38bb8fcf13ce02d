import type { ImageModelV4, ImageModelV4CallOptions, ImageModelV4Result } from '@ai-sdk/provider';
import { untilAborted } from '@openrouter-adapters/core/setup';

import { OpenRouterModel } from '../model/openrouter-model.ts';

/**
 * A model that draws in its answers to chat, as an image model of the AI SDK (specification V4). One answer for each image.
 */
export class OpenRouterChatImageModel extends OpenRouterModel implements ImageModelV4 {
  readonly maxImagesPerCall = 1;
  readonly supportsMaskInputs = false;

  /** The images of one answer. What the model said in place of them is a warning. */
  async doGenerate(call: ImageModelV4CallOptions): Promise<ImageModelV4Result> {
    const { drawInChat } = await untilAborted(import('./draw-in-chat.ts'), call.abortSignal);
    return drawInChat(this.config, call);
  }
}
