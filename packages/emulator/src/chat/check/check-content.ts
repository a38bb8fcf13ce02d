import { ofType, refuse, requireObject, requireString, type FieldRule } from '../../checks/field-check.ts';
import { objectOf, oneOf } from '../../checks/field-rules.ts';
import { BASE64, FILE_DATA, IMAGE_URL, mediaUrl } from '../../checks/media-rules.ts';
import type { JsonObject, JsonValue } from '../../json/json-value.ts';
import { CACHE_BREAKPOINT, CACHE_CONTROL } from './cache-rules.ts';

const text = ofType('string');

const VIDEO = objectOf({ video_url: objectOf({ url: mediaUrl('video') }, ['url']), cache_control: CACHE_CONTROL }, [
  'video_url',
]);

const image = (url: FieldRule): FieldRule =>
  objectOf(
    {
      image_url: objectOf({ url, detail: oneOf('auto', 'low', 'high', 'original') }, ['url']),
      cache_control: CACHE_CONTROL,
    },
    ['image_url'],
  );

const PARTS: Readonly<Record<string, FieldRule>> = {
  text: objectOf({ text, cache_control: CACHE_CONTROL, prompt_cache_breakpoint: CACHE_BREAKPOINT }, ['text']),
  image_url: image(IMAGE_URL),
  input_audio: objectOf(
    { input_audio: objectOf({ data: BASE64, format: text }, ['data', 'format']), cache_control: CACHE_CONTROL },
    ['input_audio'],
  ),
  video_url: VIDEO,
  input_video: VIDEO,
  file: objectOf({ file: checkFile, cache_control: CACHE_CONTROL }, ['file']),
};

/** As recorded, a picture that the model is said to have drawn may be anything, such as base64 without a word before it. */
const SPOKEN_PARTS: typeof PARTS = { ...PARTS, image_url: image(text) };

/** Checks the content of a message: a text or a list of parts. */
export function checkContent(content: JsonValue | undefined, path: string, role?: 'assistant'): void {
  if (typeof content === 'string') return;
  if (!Array.isArray(content)) refuse(path, 'Invalid input: expected string or array of content parts');
  const parts = role === 'assistant' ? SPOKEN_PARTS : PARTS;
  for (const [index, part] of content.entries()) {
    checkPart(requireObject(part, `${path}.${index}`), `${path}.${index}`, parts);
  }
}

function checkPart(part: JsonObject, path: string, parts: typeof PARTS): void {
  // OpenRouter takes an image part without a type: clients echo generated images so.
  const type =
    part.type === undefined && part.image_url !== undefined ? 'image_url' : requireString(part.type, `${path}.type`);
  const rule = Object.hasOwn(parts, type) ? parts[type] : undefined;
  if (!rule) refuse(`${path}.type`, `Invalid input: unknown content part "${type}"`);
  rule(part, path);
}

function checkFile(value: JsonValue, path: string): void {
  objectOf({ filename: text, file_data: FILE_DATA, file_id: text })(value, path);
  const file = requireObject(value, path);
  if (file.file_data === undefined && file.file_id === undefined) {
    refuse(path, 'one of file_data and file_id is required');
  }
}
