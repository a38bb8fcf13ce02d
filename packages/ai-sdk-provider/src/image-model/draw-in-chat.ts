import {
  InvalidArgumentError,
  type ImageModelV4CallOptions,
  type ImageModelV4Result,
  type SharedV4Warning,
} from '@ai-sdk/provider';
import { generateChatImages } from '@openrouter-adapters/core';

import { toWarnings } from '../language-model/answer/to-warnings.ts';
import type { ModelConfig } from '../model/model-config.ts';
import { sendCall } from '../model/send-call.ts';
import { fromChatImageCall } from './from-chat-image-call.ts';
import { readChatImages } from './read-chat-images.ts';
import { toImageResult } from './to-image-result.ts';

/** One call of a model that draws in its answers to chat. */
export async function drawInChat(config: ModelConfig, call: ImageModelV4CallOptions): Promise<ImageModelV4Result> {
  if (call.prompt === undefined || call.prompt.trim() === '') {
    throw new InvalidArgumentError({ argument: 'prompt', message: 'The prompt is empty. Give a text.' });
  }
  const warnings: SharedV4Warning[] = [];
  const { request, headers } = fromChatImageCall(config, call, warnings);
  const withHeaders = { ...call, headers: { ...headers, ...call.headers } };
  const answer = await sendCall(config, withHeaders, (transport, options) =>
    generateChatImages(transport, request, options),
  );
  warnings.push(...toWarnings(answer.warnings));
  if (answer.failure !== undefined) warnings.push({ type: 'other', message: answer.failure });
  return toImageResult([await readChatImages(answer, call.abortSignal, warnings)], config.modelId, warnings);
}
