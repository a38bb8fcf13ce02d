import { isJsonObject } from '../json/json-value.ts';
import type { Recording } from './recording.ts';

/**
 * Reads recordings from a file (one exchange, a list of them, or one per line as {@link record} writes them) or from all
 * `.json` and `.jsonl` files of a folder and its sub-folders, in the order of their names. Needs Node.
 *
 * @throws TypeError for a file that holds something else, naming it
 */
export async function loadRecordings(path: string): Promise<Recording[]> {
  const { stat, readdir } = await import(/* webpackIgnore: true */ /* @vite-ignore */ 'node:fs/promises');
  if (!(await stat(path)).isDirectory()) return readRecordings(path);
  const names = (await readdir(path, { recursive: true })).filter((name) => /\.jsonl?$/.test(name)).toSorted();
  const lists: Recording[][] = [];
  for (const name of names) lists.push(await readRecordings(`${path}/${name}`));
  return lists.flat();
}

async function readRecordings(path: string): Promise<Recording[]> {
  const { readFile } = await import(/* webpackIgnore: true */ /* @vite-ignore */ 'node:fs/promises');
  const found = parse(await readFile(path, 'utf8'), path);
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
          throw new TypeError(`${path}: line ${index + 1} is no JSON.`);
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

/** Appends recordings to a file, one per line and one after the other. */
export function appendTo(path: string): { append: (recording: Recording) => void; flush: () => Promise<void> } {
  let last = Promise.resolve();
  return {
    append(recording) {
      last = last.then(() => appendLine(path, JSON.stringify(recording)));
      // A failure is told by flush(); until then it must not count as unhandled.
      last.catch(() => undefined);
    },
    flush: () => last,
  };
}

async function appendLine(path: string, line: string): Promise<void> {
  const { appendFile } = await import(/* webpackIgnore: true */ /* @vite-ignore */ 'node:fs/promises');
  await appendFile(path, `${line}\n`);
}
