import { followDownload } from '../http/follow-download.ts';
import { buildPath } from '../http/build-path.ts';
import type { ByteReader } from '../http/byte-reader.ts';
import type { CallOptions } from '../http/call-options.ts';
import { checkText } from '../http/check-request.ts';
import { orDone } from '../http/or-done.ts';
import { sendJSON } from '../http/send-json.ts';
import type { Transport } from '../http/transport.ts';
import { nonEmptyString } from '../json.ts';
import { buildForm } from './build-form.ts';
import { readFileContent } from './file-content.ts';
import type { FilePage, FilePlace, FileQuery, FileUpload, StoredFile } from './file.ts';
import { readFilePage, readStoredFile } from './read-stored-file.ts';
import { toUploadBlob } from './upload-blob.ts';

const one = '/files/{id}';

/**
 * Stores a file in the workspace. OpenRouter finds its kind out from the bytes.
 *
 * @throws {OpenRouterError} for every failure; `configuration`, before the request, for a file that is empty, larger than 100 MB or of a
 *   kind that cannot be read
 */
export async function uploadFile(
  transport: Transport,
  upload: FileUpload,
  options: CallOptions = {},
): Promise<StoredFile> {
  checkText('filename', upload.filename);
  const blob = await toUploadBlob(upload, options.signal);
  const form = buildForm(blob, upload.filename);
  const path = buildPath('/files', { query: toQuery(upload) });
  return readStoredFile(await sendJSON(transport, { method: 'POST', path, form }, options));
}

/** One page of the workspace's files. */
export async function listFiles(
  transport: Transport,
  query: FileQuery = {},
  options: CallOptions = {},
): Promise<FilePage> {
  const { limit, cursor } = query;
  const path = buildPath('/files', { query: { limit, cursor, ...toQuery(query) } });
  return readFilePage(await sendJSON(transport, { method: 'GET', path }, options));
}

/** What is known about a file. */
export async function getFile(transport: Transport, id: string, options: CallOptions = {}): Promise<StoredFile> {
  return readStoredFile(await sendJSON(transport, { method: 'GET', path: buildPath(one, { path: { id } }) }, options));
}

/**
 * Deletes a file.
 *
 * @returns whether the API said that it is gone
 */
export async function deleteFile(transport: Transport, id: string, options: CallOptions = {}): Promise<boolean> {
  const path = buildPath(one, { path: { id } });
  const answer = sendJSON(transport, { method: 'DELETE', path }, options).then((exchange) => exchange.body);
  const body = await orDone(answer, { deleted: true });
  return body['deleted'] === true || body['type'] === 'file_deleted';
}

/**
 * The bytes of a file that a server tool made; uploads are refused by the API.
 *
 * @returns `content`, which rejects with an `OpenRouterError` where it breaks off; it is free to be loaded again
 * @throws {OpenRouterError} for every failure before the first byte
 */
export async function downloadFile(
  transport: Transport,
  id: string,
  { headers, signal, ...place }: CallOptions & FilePlace = {},
): Promise<{ content: ByteReader; mediaType: string | undefined }> {
  const path = buildPath(`${one}/content`, { path: { id }, query: toQuery(place) });
  const response = await transport.send({ method: 'GET', path, headers, signal, follow: followDownload });
  const type = nonEmptyString(response.headers['content-type']?.split(';')[0]?.trim().toLowerCase());
  return { content: await readFileContent(response, type, signal), mediaType: type };
}

function toQuery({ workspaceId, storage }: FilePlace) {
  return { workspace_id: workspaceId, provider: storage };
}
