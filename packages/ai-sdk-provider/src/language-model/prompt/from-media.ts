import { UnsupportedFunctionalityError } from '@ai-sdk/provider';
import { audioPartFormatOf, audioPartFormats, encodeBase64 } from '@openrouter-adapters/core/base';

/** Bytes or base64 → base64; base64 passes as it is. */
export function toBase64(data: Uint8Array | string): string {
  return typeof data === 'string' ? data : encodeBase64(data);
}

/** Bytes or base64 → data URL (RFC 2397). */
export function toDataURL(data: Uint8Array | string, mediaType: string): string {
  return `data:${mediaType};base64,${toBase64(data)}`;
}

/**
 * Media type → `format` of an audio part.
 *
 * @throws {UnsupportedFunctionalityError} for a format that OpenRouter does not take
 * @see https://openrouter.ai/docs/features/multimodal/audio
 */
export function fromAudioMediaType(mediaType: string): string {
  const format = audioPartFormatOf(mediaType);
  if (format === undefined) {
    throw new UnsupportedFunctionalityError({
      functionality: `audio of media type ${mediaType}`,
      message: `OpenRouter takes no audio of media type ${mediaType}: give ${audioPartFormats.join(', ')}.`,
    });
  }
  return format;
}

/** Is a file of this media type text that a model can read as it stands? */
export function isText(mediaType: string): boolean {
  const type = mediaType.split(';')[0]?.trim().toLowerCase() ?? '';
  return type === 'text' || type.startsWith('text/') || /^application\/(?:.+\+)?(?:json|xml|yaml)$/.test(type);
}
