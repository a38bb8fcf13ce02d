import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** One recorded exchange between a real client and OpenRouter. */
export interface Recording {
  /** Path inside the folder of recordings. */
  name: string;
  request: { method: string; path: string; body: unknown };
  response: { status: number; contentType: string; headers: Record<string, string>; body: Buffer };
}

/** Where the recordings are, or why there are none. */
export type RecordingsFolder = { path: string } | { missing: string };

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../../..');

/**
 * The folder of recordings: `RECORDINGS_DIR`, else `../shared/recordings` beside the project.
 *
 * @throws when it is absent or empty although somebody counts on it: `RECORDINGS_DIR` is set, or `../shared` is there
 */
export function findRecordings(
  environment: Readonly<Record<string, string | undefined>>,
  project: string = root,
): RecordingsFolder {
  const named = environment['RECORDINGS_DIR'];
  const path = named ? resolve(named) : resolve(project, '../shared/recordings');
  if (existsSync(path) && listFiles(path).length > 0) return { path };
  if (named) throw new Error(`RECORDINGS_DIR names ${path}, which is absent or empty.`);
  if (existsSync(resolve(project, '../shared')))
    throw new Error(`${path} is absent or empty although ../shared is there.`);
  return {
    missing: 'The conformance suite did not run: there is no ../shared/recordings, and RECORDINGS_DIR is not set.',
  };
}

/** Every recorded answer to a chat request, in the order of their names. */
export function readChatRecordings(path: string): Recording[] {
  return readRecordingsOf('/chat/completions', path);
}

/** Every recorded answer to a request of an endpoint, in the order of their names. */
export function readRecordingsOf(endpoint: string, path: string): Recording[] {
  return listFiles(path)
    .map((file) => readRecording(path, file))
    .filter(({ request }) => request.path.endsWith(endpoint));
}

function listFiles(path: string): string[] {
  return readdirSync(path)
    .map((name) => join(path, name))
    .filter((folder) => statSync(folder).isDirectory())
    .flatMap((folder) => readdirSync(folder).map((name) => join(folder, name)))
    .filter((file) => file.endsWith('.json'))
    .toSorted();
}

function readRecording(path: string, file: string): Recording {
  const { request, response } = JSON.parse(readFileSync(file, 'utf8')) as RecordingFile;
  const headers = Object.fromEntries(
    Object.entries(response.headers).map(([name, value]) => [name.toLowerCase(), String(value)]),
  );
  return {
    name: relative(path, file),
    request,
    response: {
      status: response.status,
      contentType: headers['content-type'] ?? '',
      headers,
      body: Buffer.from(response.body, response.body_encoding === 'base64' ? 'base64' : 'utf8'),
    },
  };
}

/** The form of a file, as the README beside the recordings describes it. */
interface RecordingFile {
  request: { method: string; path: string; body: unknown };
  response: { status: number; headers: Record<string, unknown>; body: string; body_encoding: string };
}
