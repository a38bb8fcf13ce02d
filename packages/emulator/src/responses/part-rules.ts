import { CACHE_BREAKPOINT } from '../chat/check/cache-rules.ts';
import { ofType, orNull, requireObject, requireString, type FieldRule } from '../checks/field-check.ts';
import { kindOf, listOf, objectOf, oneOf } from '../checks/field-rules.ts';
import { BASE64, FILE_DATA, IMAGE_URL, mediaUrl } from '../checks/media-rules.ts';

const text = ofType('string');
const integer = ofType('integer');

const ANNOTATION = kindOf({
  file_citation: objectOf({ file_id: text, filename: text, index: integer }, ['file_id', 'filename', 'index']),
  url_citation: objectOf({ url: text, title: text, start_index: integer, end_index: integer, content: text }, [
    'url',
    'title',
    'start_index',
    'end_index',
  ]),
  file_path: objectOf({ file_id: text, index: integer }, ['file_id', 'index']),
});

const TOKEN = { token: text, logprob: ofType('number'), bytes: listOf(integer) };
const TOKEN_MEMBERS = Object.keys(TOKEN);
const LOGPROB = objectOf({ ...TOKEN, top_logprobs: listOf(objectOf(TOKEN, TOKEN_MEMBERS)) }, [
  ...TOKEN_MEMBERS,
  'top_logprobs',
]);

/** The members of parts. */
const PARTS: Readonly<Record<string, FieldRule>> = {
  input_text: objectOf({ text, prompt_cache_breakpoint: CACHE_BREAKPOINT }, ['text']),
  output_text: objectOf(
    {
      text,
      annotations: listOf(ANNOTATION),
      logprobs: listOf(LOGPROB),
      prompt_cache_breakpoint: CACHE_BREAKPOINT,
    },
    ['text'],
  ),
  refusal: objectOf({ refusal: text }, ['refusal']),
  input_image: objectOf({ image_url: orNull(IMAGE_URL), detail: oneOf('auto', 'low', 'high', 'original') }),
  input_file: objectOf({ filename: text, file_data: FILE_DATA, file_url: FILE_DATA, file_id: orNull(text) }),
  input_audio: objectOf({ input_audio: objectOf({ data: BASE64, format: oneOf('mp3', 'wav') }, ['data', 'format']) }, [
    'input_audio',
  ]),
  input_video: objectOf({ video_url: mediaUrl('video') }, ['video_url']),
};

/** Checks a part of a known type; others are the reader's business. */
export const checkPart: FieldRule = (value, path) => {
  const part = requireObject(value, path);
  const type = requireString(part.type, `${path}.type`);
  if (Object.hasOwn(PARTS, type)) PARTS[type]?.(part, path);
};
