import { OpenRouterConfigurationError } from '../errors/openrouter-error.ts';
import { ByteReader } from '../http/byte-reader.ts';
import type { FileUpload } from './file.ts';

/** What the API takes at most (fact of its docs). */
const mostBytes = 100 * 1024 * 1024;

/**
 * What is uploaded as a whole: the length of a form has to be known. A stream is read to its end, or let go as soon as it is too long.
 *
 * @throws {OpenRouterConfigurationError} for a file that is empty, larger than 100 MB or of a kind that cannot be read. An abort
 *   rejects with the signal's reason
 */
export async function toUploadBlob(upload: FileUpload, signal: AbortSignal | undefined): Promise<Blob> {
  const { data, filename, mediaType } = upload;
  const blob =
    data instanceof Blob && mediaType === undefined
      ? data
      : new Blob(await toParts(data, filename, signal), { type: mediaType ?? '' });
  if (blob.size === 0) throw new OpenRouterConfigurationError('file', `The file ${filename} is empty.`);
  if (blob.size > mostBytes) throw tooLarge(filename);
  return blob;
}

async function toParts(
  data: FileUpload['data'],
  filename: string,
  signal: AbortSignal | undefined,
): Promise<BlobPart[]> {
  if (isWhole(data)) return [data];
  if (!('getReader' in Object(data))) {
    throw new OpenRouterConfigurationError(
      'file',
      `The file ${filename} cannot be read: give its data as text, bytes, a Blob or a web stream.`,
    );
  }
  const reader = new ByteReader(data, signal);
  const parts: BlobPart[] = [];
  let length = 0;
  for (let bytes = await reader.read(); bytes !== undefined; bytes = await reader.read()) {
    length += bytes.length;
    if (length > mostBytes) {
      const error = tooLarge(filename);
      reader.cancel(error);
      throw error;
    }
    // The Web's types refuse shared memory, which a stream does not tell apart.
    parts.push(bytes as Uint8Array<ArrayBuffer>);
  }
  return parts;
}

/** Of anything else, `Blob` would take the text that JavaScript makes of it. */
function isWhole<Data>(data: Data): data is Data & BlobPart {
  return typeof data === 'string' || data instanceof Blob || data instanceof ArrayBuffer || ArrayBuffer.isView(data);
}

function tooLarge(filename: string): OpenRouterConfigurationError {
  return new OpenRouterConfigurationError(
    'file',
    `The file ${filename} is larger than the 100 MB that OpenRouter takes.`,
  );
}
