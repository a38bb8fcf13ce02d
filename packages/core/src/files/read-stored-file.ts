import type { JSONExchange } from '../http/send-json.ts';
import { unreadable } from '../http/unreadable.ts';
import { finiteNumber, isObject, nonEmptyString } from '../json.ts';
import type { FilePage, StoredFile } from './file.ts';

type Answer = Pick<JSONExchange, 'body' | 'response' | 'mask'>;

/** A file's metadata, in any of the three shapes that the API answers: OpenRouter's, OpenAI's and Anthropic's. */
export function readStoredFile(answer: Answer): StoredFile {
  const { body } = answer;
  const id = nonEmptyString(body['id']);
  if (id === undefined) throw unreadable(answer, 'The answer names no file');
  const downloadable = body['downloadable'];
  return {
    id,
    filename: nonEmptyString(body['filename']),
    mediaType: nonEmptyString(body['mime_type']),
    bytes: finiteNumber(body['size_bytes'] ?? body['bytes']),
    createdAt: readDate(body['created_at']),
    isDownloadable: typeof downloadable === 'boolean' ? downloadable : undefined,
    body,
  };
}

/** A page of the list. */
export function readFilePage(answer: Answer): FilePage {
  const { data, cursor } = answer.body;
  if (!Array.isArray(data)) throw unreadable(answer, 'The answer holds no list of files');
  return {
    files: data.filter(isObject).map((file) => readStoredFile({ ...answer, body: file })),
    cursor: nonEmptyString(cursor),
  };
}

/** ISO 8601 with OpenRouter and Anthropic, Unix seconds with OpenAI. */
function readDate(value: unknown): Date | undefined {
  const seconds = finiteNumber(value);
  const date = seconds === undefined ? new Date(nonEmptyString(value) ?? Number.NaN) : new Date(seconds * 1000);
  return Number.isNaN(date.getTime()) ? undefined : date;
}
