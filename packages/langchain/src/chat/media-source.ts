import { encodeBase64, isObject, nonEmptyString } from '@openrouter-adapters/core/base';

import { cannotSend } from './cannot-send.ts';

/** Where the content of an image, audio, video or file block lies. */
export type MediaSource =
  | { kind: 'url'; url: string }
  | { kind: 'data'; data: string; mimeType: string | undefined }
  | { kind: 'id'; id: string };

/**
 * Reads the source of a media block in each of its dialects: LangChain's standard blocks (`url`, `data`, `fileId`), its older data
 * blocks (`source_type`), and Anthropic's `source` object.
 */
export function readMediaSource(block: Record<string, unknown>): MediaSource {
  const source = isObject(block['source']) ? block['source'] : block;
  const mimeType = nonEmptyString(source['mimeType'] ?? source['mime_type'] ?? source['media_type']);
  const data = source['data'];
  if (data instanceof Uint8Array) return { kind: 'data', data: encodeBase64(data), mimeType };
  if (typeof data === 'string' && data !== '') {
    return data.startsWith('data:') ? { kind: 'url', url: data } : { kind: 'data', data, mimeType };
  }
  const url = nonEmptyString(source['url']);
  if (url !== undefined) return { kind: 'url', url };
  const id = nonEmptyString(source['fileId'] ?? source['file_id'] ?? (source['source_type'] === 'id' && source['id']));
  if (id !== undefined) return { kind: 'id', id };
  if (source['type'] === 'content') {
    throw cannotSend('A document whose source is a list of blocks', 'Put the blocks into the message.');
  }
  throw cannotSend(`A content block of type ${String(block['type'])} without url, data and file id`, 'Give it one.');
}

/** A URL for the source: data becomes a data URL (RFC 2397). */
export function toURL(source: Exclude<MediaSource, { kind: 'id' }>, what: string): string {
  if (source.kind === 'url') return source.url;
  if (source.mimeType === undefined) throw cannotSend(`${what} with data but no mimeType`, 'Give it its mimeType.');
  return `data:${source.mimeType};base64,${source.data}`;
}
