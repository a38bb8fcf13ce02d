import { isJsonObject } from '../json/json-value.ts';
import { loadFiles } from '../node/load-node.ts';
import type { Recording } from './recording.ts';

/**
 * Reads recordings from a file (one exchange, a list of them, or one per line as {@link record} writes them) or from all
 * `.json` and `.jsonl` files of a folder and its sub-folders, in the order of their names. Needs Node.
 *
 * @throws TypeError for a file that holds something else, naming it
 */
export async function loadRecordings(path: string): Promise<Recording[]> {
  const { stat, readdir } = loadFiles();
  if (!(await stat(path)).isDirectory()) return readRecordings(path);
  const names = (await readdir(path, { recursive: true })).filter((name) => /\.jsonl?$/.test(name)).toSorted();
  const lists: Recording[][] = [];
  for (const name of names) lists.push(await readRecordings(`${path}/${name}`));
  return lists.flat();
}

async function readRecordings(path: string): Promise<Recording[]> {
  const { readFile } = loadFiles();
  // Editors of Windows begin a text with a mark.
  const found = parse((await readFile(path, 'utf8')).replace(/^\uFEFF/, ''), path);
  const wrong = found.findIndex((entry) => !isRecording(entry));
  if (wrong < 0) return found as Recording[]; // each was looked at in the line before
  throw new TypeError(
    `${path}: entry ${wrong} is no recording: it needs "request" with method and path, and "response" with status and body.`,
  );
}

function parse(text: string, path: string): unknown[] {
  try {
    const whole: unknown = JSON.parse(text);
    return Array.isArray(whole) ? whole : [whole];
  } catch {
    // Not one JSON text: one per line, then.
    return text
      .split('\n')
      .filter((line) => line.trim() !== '')
      .map((line, index): unknown => {
        try {
          return JSON.parse(line);
        } catch {
          // What JSON.parse says of a line names neither the file nor the line.
          throw new TypeError(
            `${path}: line ${index + 1} is no JSON. If a recorder was stopped while it wrote the line, delete it.`,
          );
        }
      });
  }
}

function isRecording(value: unknown): value is Recording {
  if (!isJsonObject(value)) return false;
  const { request, response } = value;
  return (
    isJsonObject(request) &&
    typeof request.method === 'string' &&
    typeof request.path === 'string' &&
    isJsonObject(response) &&
    typeof response.status === 'number' &&
    typeof response.body === 'string'
  );
}

const LINE_FEED = 10;

/** Appends recordings to a file, one per line and one after the other. */
export function appendTo(path: string): { append: (recording: Recording) => void; flush: () => Promise<void> } {
  let last = Promise.resolve();
  let begun: Promise<void> | undefined;
  return {
    append(recording) {
      begun ??= endLine(path);
      const ready = begun;
      last = last.then(() => ready).then(() => appendLine(path, JSON.stringify(recording)));
      // A failure is told by flush(); until then it must not count as unhandled.
      last.catch(() => undefined);
    },
    flush: () => last,
  };
}

/** A line that breaks off, because its recorder was stopped, must not swallow the next one. */
async function endLine(path: string): Promise<void> {
  const { open } = loadFiles();
  const file = await open(path, 'a+');
  try {
    const { size } = await file.stat();
    const { buffer } = await file.read({ buffer: new Uint8Array(1), position: Math.max(0, size - 1) });
    if (size > 0 && buffer[0] !== LINE_FEED) await file.write('\n');
  } finally {
    await file.close();
  }
}

async function appendLine(path: string, line: string): Promise<void> {
  const { appendFile } = loadFiles();
  await appendFile(path, `${line}\n`);
}
