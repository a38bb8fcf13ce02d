import type { FileUpload } from '../../files/file.ts';
import { downloadFile, uploadFile } from '../../files/files.ts';
import type { CallOptions } from '../../http/call-options.ts';
import { orDone } from '../../http/or-done.ts';
import type { Transport } from '../../http/transport.ts';
import type { WireFile, WireFileDeletion, WireFileList, WireFilePlace, WireFilesQuery } from '../../wire/files.ts';
import { callEndpoint } from '../call-endpoint.ts';
import { endpoint } from '../endpoint.ts';

const list = endpoint<WireFileList>('GET', '/files');
const get = endpoint<WireFile>('GET', '/files/{id}');
const remove = endpoint<WireFileDeletion>('DELETE', '/files/{id}');

/** `client.files`: files of the workspace. */
export function createFiles(transport: Transport) {
  return {
    /** `POST /files`: at most 100 MB, not empty. OpenRouter finds its kind out from the bytes. */
    upload: async (upload: FileUpload, options?: CallOptions): Promise<WireFile> => {
      const { id, body } = await uploadFile(transport, upload, options);
      return { ...body, id };
    },
    /** `GET /files`. */
    list: (query: WireFilesQuery = {}, options?: CallOptions) => callEndpoint(transport, list, { query }, options),
    /** `GET /files/{file_id}`. */
    get: (id: string, query: WireFilePlace = {}, options?: CallOptions) =>
      callEndpoint(transport, get, { path: { id }, query }, options),
    /** `GET /files/{file_id}/content`: only files that a server tool made. */
    content: (id: string, { workspace_id, provider }: WireFilePlace = {}, options?: CallOptions) =>
      downloadFile(transport, id, { ...options, workspaceId: workspace_id, storage: provider }),
    /** `DELETE /files/{file_id}`. */
    delete: (id: string, query: WireFilePlace = {}, options?: CallOptions) =>
      orDone(callEndpoint(transport, remove, { path: { id }, query }, options), { id, deleted: true }),
  };
}
