import type { VideoWebhook } from '@openrouter-adapters/core';

/**
 * Is this call of OpenRouter's to a `webhookUrl` from OpenRouter, whole and fresh? HMAC-SHA256, compared in constant time.
 *
 * @returns true only for a signature that is right and not older (or younger) than the tolerance
 * @throws {OpenRouterConfigurationError} for a secret that is empty, because everybody could sign with it, and for a body that is neither
 *   text nor bytes, because nothing could be right
 * @see https://openrouter.ai/docs/features/multimodal/video-generation
 */
export async function verifyVideoWebhook(webhook: VideoWebhook): Promise<boolean> {
  const { verify } = await import('./verify.ts');
  return verify(webhook);
}
