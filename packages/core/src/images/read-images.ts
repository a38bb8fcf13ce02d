import { isObject, nonEmptyString } from '../json.ts';
import type { GeneratedImage } from './image-request.ts';
import { sniffImageType } from './sniff-image-type.ts';

/** The images of an answer of `POST /images`, in their order. Their base64 is not looked through: one may be broken among good ones. */
export function readImages({ data }: { data?: unknown }): GeneratedImage[] {
  return (Array.isArray(data) ? data.filter(isObject) : []).flatMap((entry) => {
    const given = nonEmptyString(entry['b64_json']);
    return given === undefined ? [] : [readImage(given, nonEmptyString(entry['media_type']))];
  });
}

/**
 * An image as it travels, base64 or a data URL → its base64 and its media type: as told, else as in the URL, else by its first bytes, else
 * `image/png`.
 */
export function readImage(given: string, told?: string): GeneratedImage {
  const prefix = /^data:([^;,]*)(?:;[^,]*)?,/i.exec(given);
  const data = prefix === null ? given : given.slice(prefix[0].length);
  return { data, mediaType: told ?? nonEmptyString(prefix?.[1]) ?? sniffImageType(data) ?? 'image/png' };
}
