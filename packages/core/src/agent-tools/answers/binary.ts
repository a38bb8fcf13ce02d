import { decodeBase64, OpenRouterError } from '@openrouter-adapters/core';

import type { AgentFileContent } from '../agent-file.ts';

const extensions: Readonly<Record<string, string>> = {
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'image/webp': 'webp',
  'image/gif': 'gif',
  'image/svg+xml': 'svg',
  'audio/mpeg': 'mp3',
  'audio/wav': 'wav',
  'audio/pcm': 'pcm',
  'video/mp4': 'mp4',
  'video/webm': 'webm',
  'application/json': 'json',
};

/** Bytes → a file with a name that fits its type. */
export function toFile(name: string, bytes: Uint8Array, mediaType: string): AgentFileContent {
  const essence = mediaType.split(';')[0]?.trim().toLowerCase() ?? '';
  return { bytes, mediaType: essence, filename: `${name}.${extensions[essence] ?? 'bin'}` };
}

/**
 * Base64 of an answer → its bytes.
 *
 * @throws {OpenRouterError} `invalid-response` for a text that is no base64
 */
export function readBase64(base64: string): Uint8Array {
  const bytes = decodeBase64(base64);
  if (bytes !== undefined) return bytes;
  throw new OpenRouterError({ kind: 'invalid-response', message: 'The bytes of the answer are no base64.' });
}

/** A data URL → a file; `undefined` for any other URL. */
export function fromDataURL(name: string, url: string): AgentFileContent | undefined {
  const [, mediaType, base64] = /^data:([^,;]*)(?:;[^,]*)?;base64,(.*)$/s.exec(url) ?? [];
  if (mediaType === undefined || base64 === undefined) return undefined;
  return toFile(name, readBase64(base64), mediaType || 'application/octet-stream');
}
