import { ofType, refuse, requireObject, requireString, type FieldRule } from '../../checks/field-check.ts';
import { objectOf, oneOf } from '../../checks/field-rules.ts';
import type { JsonObject, JsonValue } from '../../json/json-value.ts';
import { CACHE_BREAKPOINT, CACHE_CONTROL } from './cache-rules.ts';

const text = ofType('string');

const VIDEO = objectOf({ video_url: objectOf({ url: text }, ['url']), cache_control: CACHE_CONTROL }, ['video_url']);

const PARTS: Readonly<Record<string, FieldRule>> = {
  text: objectOf({ text, cache_control: CACHE_CONTROL, prompt_cache_breakpoint: CACHE_BREAKPOINT }, ['text']),
  image_url: objectOf(
    {
      image_url: objectOf({ url: text, detail: oneOf('auto', 'low', 'high', 'original') }, ['url']),
      cache_control: CACHE_CONTROL,
    },
    ['image_url'],
  ),
  input_audio: objectOf(
    { input_audio: objectOf({ data: text, format: text }, ['data', 'format']), cache_control: CACHE_CONTROL },
    ['input_audio'],
  ),
  video_url: VIDEO,
  input_video: VIDEO,
  file: objectOf({ file: checkFile, cache_control: CACHE_CONTROL }, ['file']),
};

/** Checks the content of a message: a text or a list of parts. */
export function checkContent(content: JsonValue | undefined, path: string): void {
  if (typeof content === 'string') return;
  if (!Array.isArray(content)) refuse(path, 'Invalid input: expected string or array of content parts');
  for (const [index, part] of content.entries()) checkPart(requireObject(part, `${path}.${index}`), `${path}.${index}`);
}

function checkPart(part: JsonObject, path: string): void {
  // OpenRouter takes an image part without a type: clients echo generated images so.
  const type =
    part.type === undefined && part.image_url !== undefined ? 'image_url' : requireString(part.type, `${path}.type`);
  const rule = Object.hasOwn(PARTS, type) ? PARTS[type] : undefined;
  if (!rule) refuse(`${path}.type`, `Invalid input: unknown content part "${type}"`);
  rule(part, path);
}

function checkFile(value: JsonValue, path: string): void {
  objectOf({ filename: text, file_data: text, file_id: text })(value, path);
  const file = requireObject(value, path);
  if (file.file_data === undefined && file.file_id === undefined) {
    refuse(path, 'one of file_data and file_id is required');
  }
}
