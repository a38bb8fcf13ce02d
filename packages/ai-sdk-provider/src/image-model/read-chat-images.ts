import type { SharedV4Warning } from '@ai-sdk/provider';
import { convertUint8ArrayToBase64, downloadBlob } from '@ai-sdk/provider-utils';
import { messageOf, throwIfAborted } from '@openrouter-adapters/core/base';
import type { ChatAnswer, GeneratedImage, ImageEvent } from '@openrouter-adapters/core';

import { isImageAddress, toImageFile } from '../language-model/answer/to-file.ts';
import type { ImagesOfAnswer } from './to-image-result.ts';

/** The images of an answer of chat. An answer without any was paid for all the same: what it says instead becomes a warning. */
export async function readChatImages(
  { events, finish, response }: ChatAnswer,
  signal: AbortSignal | undefined,
  warnings: SharedV4Warning[],
): Promise<ImagesOfAnswer> {
  const made = events.filter((event): event is ImageEvent => event.type === 'image');
  const found = made.filter(({ url }) => isImageAddress(url));
  // The others are paid for: one address that is none must not lose them.
  if (found.length < made.length) {
    const message = `${made.length - found.length} of ${made.length} images have an address that is none, and were left out.`;
    warnings.push({ type: 'other', message });
  }
  if (found.length === 0) {
    const said = events.flatMap((event) =>
      event.type === 'text-end' || event.type === 'refusal-end' ? [event.text] : [],
    );
    warnings.push({
      type: 'other',
      message: `The model made no image. It ended with "${finish.rawReason ?? finish.reason}" and said: ${said.join('\n') || 'nothing'}`,
    });
  }
  return {
    images: await readImages(found, signal, warnings),
    usage: finish.usage,
    provider: finish.provider,
    generationId: finish.id,
    created: finish.created,
    model: finish.model,
    response,
  };
}

/** What cannot be loaded is a warning, which names the address: the image is paid for, and may be loaded from there later. */
async function readImages(
  events: readonly ImageEvent[],
  signal: AbortSignal | undefined,
  warnings: SharedV4Warning[],
): Promise<GeneratedImage[]> {
  const outcomes = await Promise.allSettled(events.map((event) => readImage(event, signal)));
  throwIfAborted(signal);
  return outcomes.flatMap((outcome, index) => {
    if (outcome.status === 'fulfilled') return [outcome.value];
    const url = events[index]?.url ?? '';
    const reason = messageOf(outcome.reason);
    warnings.push({ type: 'other', message: `The image at ${url.slice(0, 500)} could not be loaded: ${reason}` });
    return [];
  });
}

/** Data URLs pass as they are. What stands at a URL is loaded without the key, as from any other place. */
async function readImage(event: ImageEvent, signal: AbortSignal | undefined): Promise<GeneratedImage> {
  const { mediaType, data } = toImageFile(event);
  if (data.type === 'data')
    return { mediaType, data: typeof data.data === 'string' ? data.data : convertUint8ArrayToBase64(data.data) };
  const blob = await downloadBlob(data.url.href, signal === undefined ? {} : { abortSignal: signal });
  return {
    mediaType: blob.type || mediaType,
    data: convertUint8ArrayToBase64(new Uint8Array(await blob.arrayBuffer())),
  };
}
