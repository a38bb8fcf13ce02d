import { UnsupportedFunctionalityError } from '@ai-sdk/provider';
import { encodeBase64 } from '@openrouter-adapters/core/base';

/** Bytes or base64 → base64; base64 passes as it is. */
export function toBase64(data: Uint8Array | string): string {
  return typeof data === 'string' ? data : encodeBase64(data);
}

/** Bytes or base64 → data URL (RFC 2397). */
export function toDataURL(data: Uint8Array | string, mediaType: string): string {
  return `data:${mediaType};base64,${toBase64(data)}`;
}

/** Subtypes of `audio/…` → `format` of OpenRouter's audio parts. */
const audioFormats: Readonly<Record<string, string>> = {
  wav: 'wav',
  'x-wav': 'wav',
  wave: 'wav',
  'vnd.wave': 'wav',
  mpeg: 'mp3',
  mp3: 'mp3',
  aiff: 'aiff',
  'x-aiff': 'aiff',
  aac: 'aac',
  'x-aac': 'aac',
  ogg: 'ogg',
  flac: 'flac',
  'x-flac': 'flac',
  mp4: 'm4a',
  m4a: 'm4a',
  'x-m4a': 'm4a',
  // What answers with audio of the format pcm16 are given as.
  pcm: 'pcm16',
  pcm16: 'pcm16',
  pcm24: 'pcm24',
};

/**
 * Media type → `format` of an audio part.
 *
 * @throws {UnsupportedFunctionalityError} for a format that OpenRouter does not take
 * @see https://openrouter.ai/docs/features/multimodal/audio
 */
export function fromAudioMediaType(mediaType: string): string {
  const subtype = (mediaType.split('/')[1] ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
  const format = audioFormats[subtype];
  if (format === undefined) {
    throw new UnsupportedFunctionalityError({
      functionality: `audio of media type ${mediaType}`,
      message: `OpenRouter takes no audio of media type ${mediaType}: give wav, mp3, aiff, aac, ogg, flac, m4a, pcm, pcm16 or pcm24.`,
    });
  }
  return format;
}

/** Is a file of this media type text that a model can read as it stands? */
export function isText(mediaType: string): boolean {
  const type = mediaType.split(';')[0]?.trim().toLowerCase() ?? '';
  return type === 'text' || type.startsWith('text/') || /^application\/(?:.+\+)?(?:json|xml|yaml)$/.test(type);
}
