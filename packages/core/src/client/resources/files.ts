import type { FileQuery, FileUpload } from '../../files/file.ts';
import { deleteFile, downloadFile, getFile, listFiles, uploadFile } from '../../files/files.ts';
import type { CallOptions } from '../../http/call-options.ts';
import type { Transport } from '../../http/transport.ts';

/** `client.files`: files of the workspace. */
export function createFiles(transport: Transport) {
  return {
    /** `POST /files`. */
    upload: (upload: FileUpload, options?: CallOptions) => uploadFile(transport, upload, options),
    /** `GET /files`. */
    list: (query?: FileQuery, options?: CallOptions) => listFiles(transport, query, options),
    /** `GET /files/{file_id}`. */
    get: (id: string, options?: CallOptions) => getFile(transport, id, options),
    /** `GET /files/{file_id}/content`: only files that a server tool made. */
    content: (id: string, options?: CallOptions) => downloadFile(transport, id, options),
    /** `DELETE /files/{file_id}`. */
    delete: (id: string, options?: CallOptions) => deleteFile(transport, id, options),
  };
}
