import { refuse, requireList, requireObject, requireOneOf, requireString } from '../checks/field-check.ts';
import { CACHE_CONTROL } from '../chat/check/cache-rules.ts';
import type { CacheControl, ContentPart } from '../chat/chat-request.ts';
import { checkBlock } from './block-rules.ts';
import { encodeBase64 } from '../bytes/base64.ts';
import type { JsonObject, JsonValue } from '../json/json-value.ts';

/** Content as parts of a chat message: a text, or blocks that are text, image, document or search result. */
export function readContent(value: JsonValue | undefined, path: string): string | ContentPart[] {
  if (typeof value === 'string') return value;
  return requireList(value, path).flatMap((entry, index) => {
    const blockPath = `${path}.${index}`;
    return readBlock(requireObject(entry, blockPath), blockPath);
  });
}

/** The parts of one block that holds content. */
export function readBlock(block: JsonObject, path: string): ContentPart[] {
  const type = requireString(block.type, `${path}.type`);
  checkBlock(block, path);
  const cached = readCacheControl(block, path);
  switch (type) {
    case 'text':
      return [{ type, text: requireString(block.text, `${path}.text`), ...cached }];
    case 'image':
      return [{ type: 'image_url', image_url: { url: readImage(block, path) }, ...cached }];
    case 'document':
      return readDocument(block, path).map((part) => ({ ...part, ...cached }));
    case 'search_result': {
      const heading = `${requireString(block.title, `${path}.title`)} (${requireString(block.source, `${path}.source`)})`;
      const content = readContent(block.content, `${path}.content`);
      const parts = typeof content === 'string' ? [{ type: 'text', text: content }] : content;
      return [{ type: 'text', text: heading }, ...parts.map((part) => ({ ...part, ...cached }))];
    }
    case 'tool_reference':
      return [{ type: 'text', text: requireString(block.tool_name, `${path}.tool_name`) }];
    default:
      return refuse(`${path}.type`, `Invalid input: unknown content block "${type}"`);
  }
}

/** The cache breakpoint of a block or tool, if it has one. */
export function readCacheControl(block: JsonObject, path: string): { cache_control?: CacheControl } {
  if (block.cache_control === undefined) return {};
  CACHE_CONTROL(block.cache_control, `${path}.cache_control`);
  // checked in the line before
  return { cache_control: block.cache_control as unknown as CacheControl };
}

function readImage(block: JsonObject, path: string): string {
  const source = requireObject(block.source, `${path}.source`);
  if (requireOneOf(source.type, ['base64', 'url'], `${path}.source.type`) === 'url') {
    return requireString(source.url, `${path}.source.url`);
  }
  const mediaType = requireString(source.media_type, `${path}.source.media_type`);
  return `data:${mediaType};base64,${requireString(source.data, `${path}.source.data`)}`;
}

const SOURCES = ['base64', 'text', 'content', 'url', 'file'];

function readDocument(block: JsonObject, path: string): ContentPart[] {
  const source = requireObject(block.source, `${path}.source`);
  const named = typeof block.title === 'string' ? { filename: block.title } : {};
  const text = (name: string): string => requireString(source[name], `${path}.source.${name}`);
  switch (requireOneOf(source.type, SOURCES, `${path}.source.type`)) {
    case 'base64':
      return [{ type: 'file', file: { ...named, file_data: `data:${text('media_type')};base64,${text('data')}` } }];
    case 'text': {
      const data = encodeBase64(new TextEncoder().encode(text('data')));
      return [{ type: 'file', file: { ...named, file_data: `data:text/plain;base64,${data}` } }];
    }
    case 'url':
      return [{ type: 'file', file: { ...named, file_data: text('url') } }];
    case 'file':
      return [{ type: 'file', file: { ...named, file_id: text('file_id') } }];
    default: {
      const content = readContent(source.content, `${path}.source.content`);
      return typeof content === 'string' ? [{ type: 'text', text: content }] : content;
    }
  }
}
