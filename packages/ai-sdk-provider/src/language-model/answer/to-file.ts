import type { LanguageModelV4File } from '@ai-sdk/provider';
import { detectMediaType } from '@ai-sdk/provider-utils';
import { joinBase64, type AudioEnd, type ImageEvent } from '@openrouter-adapters/core';

import { toMetadata } from './to-provider-metadata.ts';

/** Generated image → file. The base64 of a data URL passes as it is. */
export function toImageFile({ url }: ImageEvent): LanguageModelV4File {
  const data = readDataURL(url);
  if (data === undefined) {
    return { type: 'file', mediaType: fromExtension(url), data: { type: 'url', url: new URL(url) } };
  }
  const mediaType = data.mediaType ?? detectMediaType({ data: data.base64, topLevelType: 'image' }) ?? 'image/png';
  return { type: 'file', mediaType, data: { type: 'data', data: data.base64 } };
}

/** `audio.format` of the request → media type. */
const audioTypes: Readonly<Record<string, string>> = {
  wav: 'audio/wav',
  mp3: 'audio/mpeg',
  flac: 'audio/flac',
  opus: 'audio/opus',
  aac: 'audio/aac',
  pcm16: 'audio/pcm',
};

/**
 * Generated audio → file. Its id lets a later turn refer to it without sending it.
 *
 * @param format `audio.format` of the request
 */
export function toAudioFile(
  { id, data, transcript, expiresAt }: AudioEnd,
  format: string | undefined,
): LanguageModelV4File {
  const base64 = joinBase64(data);
  const known = format === undefined ? detectMediaType({ data: base64, topLevelType: 'audio' }) : audioTypes[format];
  const audio = { ...(id !== undefined && { id }), transcript, ...(expiresAt !== undefined && { expiresAt }) };
  return {
    type: 'file',
    mediaType: known ?? (format === undefined ? 'audio/wav' : `audio/${format}`),
    data: { type: 'data', data: base64 },
    providerMetadata: toMetadata({ audio }),
  };
}

/** RFC 2397, base64 only: other data URLs stay URLs. */
function readDataURL(url: string): { mediaType: string | undefined; base64: string } | undefined {
  if (!/^data:/i.test(url)) return undefined;
  const comma = url.indexOf(',');
  const [mediaType, ...parameters] = url.slice('data:'.length, comma).split(';');
  if (comma === -1 || parameters.at(-1)?.toLowerCase() !== 'base64') return undefined;
  return { mediaType: mediaType === '' ? undefined : mediaType, base64: url.slice(comma + 1) };
}

function fromExtension(url: string): string {
  const extension = /\.(png|jpe?g|webp|gif|avif)(?:[?#]|$)/i.exec(url)?.[1]?.toLowerCase() ?? 'png';
  return `image/${extension === 'jpg' ? 'jpeg' : extension}`;
}
