/**
 * What OpenRouter fetches itself, so that the AI SDK does not have to download it: images (with or without an extension), videos
 * and PDF. Audio, text and other files have to be sent along.
 *
 * @see https://openrouter.ai/docs/features/multimodal/overview
 */
export const supportedUrls: Record<string, RegExp[]> = {
  'image/*': [/^https?:\/\/.+$/],
  'video/*': [/^https?:\/\/.+$/],
  'application/pdf': [/^https?:\/\/.+$/],
};
