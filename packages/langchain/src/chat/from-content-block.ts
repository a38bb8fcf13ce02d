import {
  asObject,
  audioPartFormatOf,
  audioPartFormats,
  isObject,
  nonEmptyString,
  withoutUndefined,
} from '@openrouter-adapters/core/base';
import type { AudioPart, ContentPart, FilePart, ImagePart, VideoPart } from '@openrouter-adapters/core';

import { refuseCacheMarks } from './cache-control.ts';
import { cannotSend } from './cannot-send.ts';
import { readDataURL } from './data-url.ts';
import { fromTextBlock } from './from-text-block.ts';
import { readMediaSource, toURL } from './media-source.ts';

type Block = Readonly<Record<string, unknown>>;

/**
 * One content block → one part. Takes LangChain's standard blocks, its older data blocks (`source_type`), the parts of OpenAI's and
 * OpenRouter's API, and Anthropic's `source` objects.
 *
 * @throws {OpenRouterConfigurationError} for a block that has no counterpart
 */
export function fromContentBlock(block: Block): ContentPart {
  switch (block['type']) {
    case 'text':
      return fromTextBlock(block);
    case 'text-plain':
      return typeof block['text'] === 'string' ? fromTextBlock(block) : fromFile({ mimeType: 'text/plain', ...block });
    case 'image':
    case 'image_url':
      // The API takes a stored file of any kind by this part.
      return isStored(block) ? fromFile(block) : fromImage(block);
    case 'audio':
    case 'input_audio':
      return fromAudio(block);
    case 'video':
    case 'video_url':
    case 'input_video':
      return fromVideo(block);
    case 'file':
    case 'document':
      return fromDocument(block);
    case 'non_standard':
      if (isObject(block['value'])) return fromContentBlock(block['value']);
      break;
    default:
  }
  throw cannotSend(
    `A content block of type ${String(block['type'])}`,
    'Give text, image, audio, video or file blocks.',
  );
}

function fromDocument(block: Block): ContentPart {
  const source = block['source'];
  if (block['source_type'] === 'text') return fromTextBlock(block);
  // Anthropic's plain text: its `data` is the words themselves, not base64.
  if (isObject(source) && source['type'] === 'text') return fromTextBlock({ ...block, text: source['data'] });
  return fromFile(block);
}

/** An image block → an image part; also used for images of earlier answers. */
export function fromImage(block: Block): ImagePart {
  const url = readNative(block, 'image_url') ?? { url: readURL(block, 'An image'), ...readDetail(block) };
  return { type: 'image_url', image_url: url };
}

function isStored(block: Block): boolean {
  return block['image_url'] === undefined && readMediaSource(block).kind === 'id';
}

/** OpenAI's and OpenRouter's own parts are already what goes out; the URL may stand there alone. */
function readNative(block: Block, name: 'image_url' | 'video_url'): { url: string } | undefined {
  refuseCacheMarks(block);
  const native = block[name];
  if (typeof native === 'string') return { url: native };
  return isObject(native) ? (native as { url: string }) : undefined;
}

function readURL(block: Block, what: string): string {
  const source = readMediaSource(block);
  if (source.kind === 'id') throw cannotSend(`${what} by file id`, 'Give its URL or its data.');
  return toURL(source, what);
}

function readDetail(block: Block): { detail?: NonNullable<ImagePart['image_url']['detail']> } {
  const detail = block['detail'] ?? asObject(block['metadata'])['detail'] ?? asObject(block['extras'])['detail'];
  return detail === 'auto' || detail === 'low' || detail === 'high' || detail === 'original' ? { detail } : {};
}

function fromAudio(block: Block): AudioPart {
  refuseCacheMarks(block);
  // OpenAI's own part is already what OpenRouter takes.
  if (isObject(block['input_audio']))
    return { type: 'input_audio', input_audio: block['input_audio'] as AudioPart['input_audio'] };
  const source = readMediaSource(block);
  const encoded = source.kind === 'url' ? readDataURL(source.url) : source;
  if (encoded === undefined || !('data' in encoded)) throw cannotSend('Audio by URL or file id', 'Give its data.');
  const format = audioPartFormatOf(encoded.mimeType ?? '');
  if (format === undefined)
    throw cannotSend(`Audio of mimeType ${encoded.mimeType}`, `Give one of these: ${audioPartFormats.join(', ')}.`);
  return { type: 'input_audio', input_audio: { data: encoded.data, format } };
}

function fromVideo(block: Block): VideoPart {
  const url = readNative(block, 'video_url') ?? { url: readURL(block, 'A video') };
  return { type: 'video_url', video_url: url, ...readProcessing(block) };
}

function readProcessing(block: Block): Pick<VideoPart, 'processing'> {
  const processing = block['processing'] ?? asObject(block['extras'])['processing'];
  return processing === 'agentic' || processing === 'static' ? { processing } : {};
}

function fromFile(block: Block): FilePart {
  refuseCacheMarks(block);
  // OpenAI's own part is already what OpenRouter takes.
  if (isObject(block['file'])) return { type: 'file', file: block['file'] };
  const source = readMediaSource(block);
  const file = source.kind === 'id' ? { file_id: source.id } : { file_data: toURL(source, 'A file') };
  return { type: 'file', file: withoutUndefined({ filename: readFilename(block), ...file }) };
}

function readFilename(block: Block): string | undefined {
  const { filename, name, title }: Record<string, unknown> = { ...block, ...asObject(block['metadata']) };
  return nonEmptyString(filename ?? name ?? title);
}
