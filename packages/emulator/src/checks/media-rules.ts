import { isBase64 } from '../bytes/base64.ts';
import { refuse, requireString, type FieldRule } from './field-check.ts';

type Kind = 'image' | 'video' | 'audio';

/** The URL of a picture: http(s), or a data URL that says it is one. */
export const IMAGE_URL: FieldRule = (value, path) => {
  const url = requireString(value, path);
  if (isWebUrl(url) || isDataUrlOf('image', url)) return;
  const mediaType = /^data:([^;,]*)/i.exec(url)?.[1] ?? '';
  if (mediaType !== '' && !/^image\//i.test(mediaType)) {
    refuse(path, `Unsupported image format: ${mediaType}`, 'unsupported_image_format');
  }
  refuse(path, 'Invalid image: expected an http(s) URL or a base64 data URL of an image', 'invalid_image');
};

/** The URL of a film or of sound: http(s), or a data URL that says it is one. */
export function mediaUrl(kind: Exclude<Kind, 'image'>): FieldRule {
  return (value, path) => {
    const url = requireString(value, path);
    if (isWebUrl(url) || isDataUrlOf(kind, url)) return;
    refuse(path, `Invalid ${kind}: expected an http(s) URL or a base64 data URL of ${kind}`);
  };
}

/** An http(s) URL. */
export const WEB_URL: FieldRule = (value, path) => {
  if (!isWebUrl(requireString(value, path))) refuse(path, 'Invalid URL: expected an http(s) URL');
};

/** A file: an http(s) URL or a data URL, whatever it says it is. */
export const FILE_DATA: FieldRule = (value, path) => {
  const text = requireString(value, path);
  if (isWebUrl(text) || isDataUrl(text)) return;
  refuse(path, 'Invalid file: expected an http(s) URL or a base64 data URL');
};

/** Base64 as it is, with nothing before it. */
export const BASE64: FieldRule = (value, path) => {
  const text = requireString(value, path);
  if (/^data:/i.test(text)) refuse(path, 'Invalid base64: expected raw base64, not a data URL');
  if (!isBase64(text)) refuse(path, 'Invalid base64');
};

/** {@link BASE64} of a picture. */
export const IMAGE_BASE64: FieldRule = (value, path) => {
  if (!isBase64(requireString(value, path))) refuse(path, 'Invalid image: expected raw base64', 'invalid_image');
};

/** Base64, as it is or as a data URL. */
export const BASE64_OR_DATA_URL: FieldRule = (value, path) => {
  const text = requireString(value, path);
  if (!isBase64(text) && !isDataUrl(text)) refuse(path, 'expected base64 or a base64 data URL');
};

function isWebUrl(text: string): boolean {
  return /^https?:\/\//i.test(text) && URL.canParse(text);
}

function isDataUrlOf(kind: Kind, text: string): boolean {
  return text.slice(0, `data:${kind}/`.length).toLowerCase() === `data:${kind}/` && isDataUrl(text);
}

function isDataUrl(text: string): boolean {
  const head = /^data:[^,;]*(?:;[^,;]+)*;base64,/i.exec(text)?.[0];
  return head !== undefined && isBase64(text.slice(head.length));
}
