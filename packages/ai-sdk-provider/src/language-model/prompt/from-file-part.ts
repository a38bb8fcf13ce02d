import { UnsupportedFunctionalityError, type LanguageModelV4FilePart } from '@ai-sdk/provider';
import { convertBase64ToUint8Array, resolveProviderReference } from '@ai-sdk/provider-utils';
import type { ContentPart, FilePart, ImagePart } from '@openrouter-adapters/core';

import { fromAudioMediaType, fullTypeOf, kindOf, toBase64, toDataURL } from './from-media.ts';
import { openrouterOptions } from './part-options.ts';

/**
 * File of a prompt or of a tool's result → part of a message: images, audio and video as what they are, text as text, the rest
 * (PDF) as a file. A provider reference becomes a `file_id`.
 *
 * @throws {NoSuchProviderReferenceError} when the reference has no id for `openrouter`
 * @throws {UnsupportedFunctionalityError} for audio by URL or in an unknown format, and for a media type that cannot be told
 */
export function fromFilePart(part: LanguageModelV4FilePart): ContentPart {
  switch (part.data?.type) {
    case 'reference': {
      const id = resolveProviderReference({ reference: part.data.reference, provider: 'openrouter' });
      return { type: 'file', file: { ...fileName(part), file_id: id } };
    }
    case 'text':
      return { type: 'text', text: named(part, part.data.text) };
    case 'url':
      return fromURL(part, urlOf(part.data));
    case 'data':
      return fromData(part, part.data.data);
    default:
      return refuse(part);
  }
}

/** Parts of other versions of the specification, which reach a model that is called without the AI SDK. */
function refuse({ type }: { type: string }): never {
  throw new UnsupportedFunctionalityError({ functionality: `a part of the type ${type} without data of a known form` });
}

/** The address as it was given. In messages that were stored as JSON it is a text. */
export function urlOf({ originalUrl, url }: { originalUrl?: string; url: URL }): string {
  return originalUrl ?? String(url);
}

function fromURL(part: LanguageModelV4FilePart, url: string): ContentPart {
  const kind = kindOf(part.mediaType);
  // The AI SDK makes bytes of those in user messages only.
  const inline = /^data:[^,]*;base64,/i.exec(url)?.[0];
  if (inline !== undefined && (kind === 'audio' || kind === 'text')) return fromBytes(part, url.slice(inline.length));
  if (kind !== 'audio') return fromAddress(part, kind, url);
  throw new UnsupportedFunctionalityError({
    functionality: 'audio by URL',
    message: 'OpenRouter takes audio as base64 only: pass its bytes.',
  });
}

/** What stands at a URL, or in it. */
function fromAddress(part: LanguageModelV4FilePart, kind: string, url: string): ContentPart {
  if (kind === 'image') return fromImage(part, url);
  if (kind === 'video') return { type: 'video_url', video_url: { url } };
  const fallback = url.startsWith('data:application/pdf') && { filename: 'document.pdf' };
  return { type: 'file', file: { ...fallback, ...fileName(part), file_data: url } };
}

/** A path or another text in place of base64, and bytes that were stored as JSON, are told by what they are not. */
function fromData(part: LanguageModelV4FilePart, data: Uint8Array | string): ContentPart {
  try {
    return fromBytes(part, data);
  } catch (error) {
    if (UnsupportedFunctionalityError.isInstance(error)) throw error;
    throw new UnsupportedFunctionalityError({
      functionality: `data of a ${part.mediaType} file`,
      message: `The data of a ${part.mediaType} file is neither base64 nor bytes: ${String(error)}`,
    });
  }
}

function fromBytes(part: LanguageModelV4FilePart, data: Uint8Array | string): ContentPart {
  const kind = kindOf(part.mediaType);
  if (kind === 'text') {
    const bytes = typeof data === 'string' ? convertBase64ToUint8Array(data) : data;
    return { type: 'text', text: named(part, decode(bytes, part.mediaType)) };
  }
  const mediaType = fullTypeOf(part);
  if (kind !== 'audio') return fromAddress(part, kind, toDataURL(data, mediaType));
  return { type: 'input_audio', input_audio: { data: toBase64(data), format: fromAudioMediaType(mediaType) } };
}

/** By the first two bytes. A mark tells more than what somebody says of a text: https://encoding.spec.whatwg.org/#bom-sniff */
const byteOrderMarks: Readonly<Record<string, string>> = { '255,254': 'utf-16le', '254,255': 'utf-16be' };

/** Text in the charset that its byte order mark tells, else its media type, else in UTF-8. */
function decode(bytes: Uint8Array, mediaType: string): string {
  const told = /;\s*charset="?([^";\s]+)/i.exec(mediaType)?.[1];
  try {
    return new TextDecoder(byteOrderMarks[bytes.subarray(0, 2).join()] ?? told).decode(bytes);
  } catch (error) {
    throw new UnsupportedFunctionalityError({
      functionality: `text of media type ${mediaType}`,
      message: `Convert the text to UTF-8. ${String(error)}`,
    });
  }
}

const details: ReadonlySet<unknown> = new Set(['auto', 'low', 'high', 'original']);

function fromImage(part: LanguageModelV4FilePart, url: string): ImagePart {
  const options = openrouterOptions(part.providerOptions);
  const detail = options['imageDetail'] ?? options['image_detail'] ?? options['detail'];
  return { type: 'image_url', image_url: { url, ...(isImageDetail(detail) && { detail }) } };
}

/** Is this a detail in which OpenRouter reads images? */
export function isImageDetail(value: unknown): value is NonNullable<ImagePart['image_url']['detail']> {
  return details.has(value);
}

function fileName(part: LanguageModelV4FilePart): Pick<FilePart['file'], 'filename'> {
  const given = openrouterOptions(part.providerOptions)['filename'];
  const filename = typeof given === 'string' ? given : part.filename;
  return filename === undefined ? {} : { filename };
}

/** A text part has no name: the model reads it in the first line. */
function named(part: LanguageModelV4FilePart, text: string): string {
  const { filename } = fileName(part);
  return filename === undefined ? text : `${filename}:\n\n${text}`;
}
