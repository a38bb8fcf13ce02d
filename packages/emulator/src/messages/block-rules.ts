import { CACHE_CONTROL } from '../chat/check/cache-rules.ts';
import { ofType, orNull, type FieldRule } from '../checks/field-check.ts';
import { kindOf, listOf, objectOf, oneOf, textOr } from '../checks/field-rules.ts';
import { BASE64, IMAGE_BASE64, IMAGE_URL, WEB_URL } from '../checks/media-rules.ts';
import type { JsonObject } from '../json/json-value.ts';

const text = ofType('string');
const integer = ofType('integer');
const cached = { cache_control: CACHE_CONTROL };
const cites = objectOf({ enabled: ofType('boolean') });

/** A citation: the range that it names in one of several ways, and where it is from. */
function citation(range: string, source: Readonly<Record<string, FieldRule>>): FieldRule {
  const members = { cited_text: text, ...source, [`start_${range}`]: integer, [`end_${range}`]: integer };
  return objectOf(members, Object.keys(members));
}

const FROM_DOCUMENT = { document_index: integer, document_title: orNull(text) };
const FROM_SEARCH = { search_result_index: integer, source: text, title: orNull(text) };
const WEB = { cited_text: text, encrypted_index: text, title: orNull(text), url: text };

const CITATION: FieldRule = kindOf({
  char_location: citation('char_index', FROM_DOCUMENT),
  page_location: citation('page_number', FROM_DOCUMENT),
  content_block_location: citation('block_index', FROM_DOCUMENT),
  search_result_location: citation('block_index', FROM_SEARCH),
  web_search_result_location: objectOf(WEB, Object.keys(WEB)),
});

const IMAGE_SOURCE = kindOf({
  base64: objectOf({ data: IMAGE_BASE64, media_type: oneOf('image/jpeg', 'image/png', 'image/gif', 'image/webp') }, [
    'data',
    'media_type',
  ]),
  url: objectOf({ url: IMAGE_URL }, ['url']),
});
const DOCUMENT_SOURCE = kindOf({
  base64: objectOf({ data: BASE64, media_type: oneOf('application/pdf') }, ['data', 'media_type']),
  text: objectOf({ data: text, media_type: oneOf('text/plain') }, ['data', 'media_type']),
  content: objectOf({}),
  url: objectOf({ url: WEB_URL }, ['url']),
  file: objectOf({ file_id: text }, ['file_id']),
});

const FOUND = { encrypted_content: text, page_age: orNull(text), title: text, url: text };
const SEARCH_PROBLEM = objectOf(
  {
    type: oneOf('web_search_tool_result_error'),
    error_code: oneOf('invalid_tool_input', 'unavailable', 'max_uses_exceeded', 'too_many_requests', 'query_too_long'),
  },
  ['type', 'error_code'],
);
const searched = listOf(
  objectOf({ type: oneOf('web_search_result'), ...FOUND }, ['type', 'encrypted_content', 'title', 'url']),
);

const use = objectOf({ id: text, name: text, ...cached }, ['id', 'name']);
/** What a tool of OpenRouter's did: an object of its own. */
const record = objectOf({ tool_use_id: text, content: ofType('object') }, ['tool_use_id', 'content']);

/** The members of blocks, but for the content in them, which is read elsewhere. */
const BLOCKS: Readonly<Record<string, FieldRule>> = {
  text: objectOf({ text, citations: orNull(listOf(CITATION)), ...cached }, ['text']),
  image: objectOf({ source: IMAGE_SOURCE, ...cached }, ['source']),
  document: objectOf(
    { source: DOCUMENT_SOURCE, title: orNull(text), context: orNull(text), citations: orNull(cites), ...cached },
    ['source'],
  ),
  search_result: objectOf(
    { source: text, title: text, content: listOf(ofType('object')), citations: cites, ...cached },
    ['source', 'title', 'content'],
  ),
  tool_use: use,
  server_tool_use: use,
  tool_result: objectOf(
    { tool_use_id: text, content: textOr(ofType('array')), is_error: ofType('boolean'), ...cached },
    ['tool_use_id'],
  ),
  web_search_tool_result: objectOf(
    {
      tool_use_id: text,
      content: (value, path) => (Array.isArray(value) ? searched : SEARCH_PROBLEM)(value, path),
      ...cached,
    },
    ['tool_use_id', 'content'],
  ),
  compaction: objectOf({ content: orNull(text), encrypted_content: orNull(text), ...cached }, ['content']),
  advisor_tool_result: record,
  openrouter_shell_tool_result: record,
  openrouter_bash_tool_result: record,
};

/** Checks a block of a known type; others are the reader's business. */
export function checkBlock(block: JsonObject, path: string): void {
  const { type } = block;
  if (typeof type === 'string' && Object.hasOwn(BLOCKS, type)) BLOCKS[type]?.(block, path);
}
