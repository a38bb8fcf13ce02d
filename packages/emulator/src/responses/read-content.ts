import { refuse, requireList, requireObject, requireString } from '../checks/field-check.ts';
import type { ContentPart } from '../chat/chat-request.ts';
import type { JsonObject, JsonValue } from '../json/json-value.ts';

/** The content of an item as that of a chat message. */
export function readContent(value: JsonValue | undefined, path: string): string | ContentPart[] {
  if (typeof value === 'string') return value;
  return requireList(value, path).map((entry, index) =>
    readPart(requireObject(entry, `${path}.${index}`), `${path}.${index}`),
  );
}

function readPart(part: JsonObject, path: string): ContentPart {
  const type = requireString(part.type, `${path}.type`);
  const text = (name: string): string => requireString(part[name], `${path}.${name}`);
  switch (type) {
    case 'input_text':
    case 'output_text':
      return {
        type: 'text',
        text: text('text'),
        // OpenAI's words for what Anthropic calls a cache breakpoint; a time to live is not carried over.
        ...(part.prompt_cache_breakpoint !== undefined && { cache_control: { type: 'ephemeral' } }),
      };
    case 'refusal':
      return { type: 'text', text: text('refusal') };
    case 'input_image':
      return { type: 'image_url', image_url: { url: text('image_url') } };
    case 'input_audio': {
      const audio = requireObject(part.input_audio, `${path}.input_audio`);
      const data = requireString(audio.data, `${path}.input_audio.data`);
      return { type, input_audio: { data, format: requireString(audio.format, `${path}.input_audio.format`) } };
    }
    case 'input_video':
      return { type: 'video_url', video_url: { url: text('video_url') } };
    case 'input_file':
      return { type: 'file', file: readFile(part, path) };
    default:
      return refuse(`${path}.type`, `Invalid input: unknown content part "${type}"`);
  }
}

function readFile(part: JsonObject, path: string): NonNullable<ContentPart['file']> {
  const filename = typeof part.filename === 'string' ? { filename: part.filename } : {};
  if (typeof part.file_id === 'string') return { ...filename, file_id: part.file_id };
  const data = part.file_data ?? part.file_url;
  if (typeof data !== 'string') refuse(path, 'one of file_data, file_id and file_url is required');
  return { ...filename, file_data: data };
}
