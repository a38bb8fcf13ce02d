import { decodeBase64 } from '../base64.ts';

/** Characters of base64 that hold the first bytes of every format below. */
const sniffed = 32;

/** The media type of an image in base64, from its first bytes; `undefined` when they are not known. */
export function sniffImageType(base64: string): string | undefined {
  const bytes = decodeBase64(base64.slice(0, sniffed)) ?? new Uint8Array();
  const head = String.fromCharCode(...bytes);
  if (head.startsWith('\x89PNG')) return 'image/png';
  if (head.startsWith('\xff\xd8\xff')) return 'image/jpeg';
  if (head.startsWith('GIF8')) return 'image/gif';
  if (head.startsWith('RIFF') && head.slice(8, 12) === 'WEBP') return 'image/webp';
  return /^\s*<(?:svg|\?xml)/.test(head) ? 'image/svg+xml' : undefined;
}
