import type { LanguageModelV4File } from '@ai-sdk/provider';
import { detectMediaType } from '@ai-sdk/provider-utils';
import { joinBase64, type AudioEnd, type ImageEvent } from '@openrouter-adapters/core/base';

import { toMetadata } from './to-provider-metadata.ts';

/** Generated image → file. The base64 of a data URL passes as it is. */
export function toImageFile({ url }: ImageEvent): LanguageModelV4File {
  const { mediaType, base64 } = readDataURL(url) ?? { mediaType: fromExtension(url), base64: undefined };
  if (base64 === undefined) {
    return { type: 'file', mediaType: mediaType ?? 'image/png', data: { type: 'url', url: new URL(url) } };
  }
  return { type: 'file', mediaType: mediaType ?? detectImage(base64), data: { type: 'data', data: base64 } };
}

/** Can an image be had from here? A data URL, which may be megabytes, is not looked through. */
export function isImageAddress(url: string): boolean {
  return readDataURL(url)?.base64 !== undefined || URL.canParse(url);
}

function detectImage(base64: string): string {
  try {
    return detectMediaType({ data: base64, topLevelType: 'image' }) ?? 'image/png';
  } catch {
    return 'image/png'; // The upstream's base64 is none: whoever decodes it will say so.
  }
}

/** `audio.format` of the request → media type. */
const audioTypes: ReadonlyMap<string, string> = /* @__PURE__ */ new Map([
  ['wav', 'audio/wav'],
  ['mp3', 'audio/mpeg'],
  ['flac', 'audio/flac'],
  ['opus', 'audio/opus'],
  ['aac', 'audio/aac'],
  ['pcm16', 'audio/pcm'],
]);

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
  const known =
    format === undefined ? detectMediaType({ data: base64, topLevelType: 'audio' }) : audioTypes.get(format);
  const audio = { ...(id !== undefined && { id }), transcript, ...(expiresAt !== undefined && { expiresAt }) };
  return {
    type: 'file',
    mediaType: known ?? (format === undefined ? 'audio/wav' : `audio/${format}`),
    data: { type: 'data', data: base64 },
    providerMetadata: toMetadata({ audio }),
  };
}

/** RFC 2397. Data URLs that are no base64 stay URLs. */
function readDataURL(url: string): { mediaType: string | undefined; base64: string | undefined } | undefined {
  if (!/^data:/i.test(url)) return undefined;
  const comma = url.indexOf(',');
  const [mediaType, ...parameters] = url.slice('data:'.length, comma).split(';');
  if (comma === -1) return undefined;
  const isBase64 = parameters.at(-1)?.trim().toLowerCase() === 'base64';
  return { mediaType: mediaType === '' ? undefined : mediaType, base64: isBase64 ? url.slice(comma + 1) : undefined };
}

function fromExtension(url: string): string {
  const extension = /\.(png|jpe?g|webp|gif|avif)(?:[?#]|$)/i.exec(url)?.[1]?.toLowerCase() ?? 'png';
  return `image/${extension === 'jpg' ? 'jpeg' : extension}`;
}
