import { UnsupportedFunctionalityError, type LanguageModelV4FilePart } from '@ai-sdk/provider';
import { getTopLevelMediaType, resolveFullMediaType } from '@ai-sdk/provider-utils';
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

/** A media type without its parameters, in lower case: its case means nothing (RFC 2045). */
function plainType(mediaType: string): string {
  return mediaType.split(';')[0]?.trim().toLowerCase() ?? '';
}

/**
 * The plain media type of a file, its second half from the bytes where it has none.
 *
 * @throws {UnsupportedFunctionalityError} where the bytes do not tell it
 */
export function fullTypeOf(part: LanguageModelV4FilePart): string {
  return resolveFullMediaType({ part: { ...part, mediaType: plainType(part.mediaType) } });
}

/** What a file of this media type is: `text` that a model can read as it stands, else the first half of the type. */
export function kindOf(mediaType: string): string {
  const type = plainType(mediaType);
  return /^application\/(?:.+\+)?(?:json|xml|yaml)$/.test(type) ? 'text' : getTopLevelMediaType(type);
}
