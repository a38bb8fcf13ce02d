import { refuse } from '../checks/field-check.ts';
import { queryUuid } from '../checks/read-query.ts';
import { randomText } from '../deterministic/random.ts';
import { ApiError } from '../http/api-error.ts';
import { jsonResponse } from '../http/json-response.ts';
import { WORKSPACE } from '../keys/workspace.ts';
import type { Route, RouteContext } from '../routing/route.ts';
import type { StoredFile } from './file-store.ts';
import { pageFiles } from './page-files.ts';
import { sniffFile } from './sniff-file.ts';

/** Everything below `/files`. */
export const fileRoutes: readonly Route[] = [
  { method: 'POST', path: '/files', access: 'key', handle: uploadFile },
  { method: 'GET', path: '/files', access: 'key', handle: listFiles },
  { method: 'GET', path: '/files/{fileId}', access: 'key', handle: getFile },
  { method: 'GET', path: '/files/{fileId}/content', access: 'key', handle: getContent },
  { method: 'DELETE', path: '/files/{fileId}', access: 'key', handle: deleteFile },
];

const MOST_BYTES = 100 * 1024 * 1024;
const ID_LENGTH = 24;
// The document wants a word for the shape of these bodies; the other shapes are those of OpenAI and Anthropic.
const SHAPE = { _shape: 'openrouter' };

async function uploadFile({ form, state, caller, query }: RouteContext): Promise<Response> {
  checkPlace(query, 400);
  const file = form?.get('file') ?? null;
  if (file === null || typeof file === 'string') refuse('file', 'expected a multipart/form-data body with a file');
  if (file.size === 0) refuse('file', 'the file is empty');
  if (file.size > MOST_BYTES) throw new ApiError(413, 'The file is larger than 100 MB');
  const mimeType = sniffFile(new Uint8Array(await file.arrayBuffer()), file.type);
  if (mimeType === undefined) {
    refuse(
      'file',
      'unsupported kind of file: expected PDF, PNG, JPEG, GIF, WebP, DOCX, XLSX, PPTX, MP3, WAV, FLAC, OGG or text',
    );
  }
  const stored: StoredFile = {
    id: `or_file_${randomText(state.random, ID_LENGTH)}`,
    account: caller.account,
    filename: file.name,
    mimeType,
    size: file.size,
    createdAt: state.clock(),
  };
  state.files.add(stored);
  return jsonResponse(buildFile(stored));
}

function listFiles({ state, caller, query }: RouteContext): Response {
  checkPlace(query, 400);
  const { files, cursor } = pageFiles(state.files.listOf(caller.account), query);
  return jsonResponse({
    ...SHAPE,
    data: files.map(buildFile),
    cursor,
    first_id: files[0]?.id ?? null,
    last_id: files.at(-1)?.id ?? null,
    has_more: cursor !== null,
  });
}

function getFile(context: RouteContext): Response {
  return jsonResponse(buildFile(findFile(context)));
}

/** Only files that a server tool made can be downloaded, and the emulator runs none that makes files. */
function getContent(context: RouteContext): Response {
  const { id } = findFile(context);
  throw new ApiError(400, `File ${id} was uploaded and is not downloadable`, {
    metadata: { error_type: 'invalid_request' },
  });
}

function deleteFile(context: RouteContext): Response {
  const { id } = findFile(context);
  context.state.files.remove(id);
  return jsonResponse({ ...SHAPE, id, type: 'file_deleted' });
}

function findFile({ parameters, state, caller, query }: RouteContext): StoredFile {
  checkPlace(query, 404);
  const id = parameters.fileId ?? '';
  const file = state.files.find(id, caller.account);
  if (!file) throw new ApiError(404, `File ${id} not found`);
  return file;
}

/** Where a file is: in the one workspace that there is, and not at a provider. The status of any other is what the document declares. */
function checkPlace(query: URLSearchParams, status: 400 | 404): void {
  if (query.has('provider')) refuse('provider', 'The emulator does not simulate files that are stored with a provider');
  const workspace = queryUuid(query, 'workspace_id') ?? WORKSPACE;
  if (workspace !== WORKSPACE) throw new ApiError(status, `Workspace ${workspace} not found`);
}

function buildFile({ id, filename, mimeType, size, createdAt }: StoredFile): Record<string, unknown> {
  return {
    ...SHAPE,
    id,
    type: 'file',
    filename,
    mime_type: mimeType,
    size_bytes: size,
    created_at: new Date(createdAt).toISOString(),
    downloadable: false,
  };
}
