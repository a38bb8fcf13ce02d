import { isJsonObject, type JsonObject, type JsonValue } from '../json/json-value.ts';
import type { SecretFinder } from './find-secrets.ts';

// Members that tell which of several texts an event goes on with, beside the place of the text in it.
const IDENTITY = ['type', 'item_id', 'output_index', 'content_index', 'summary_index', 'index'];
const DATA = /^data: ?/;

/** A text in an event of a stream, which goes on in later events. */
interface Piece {
  readonly text: string;
  /** Puts another text in its place. */
  readonly replace: (text: string) => void;
}

interface StreamEvent {
  readonly prefix: string;
  readonly body: JsonObject;
  isChanged: boolean;
}

/**
 * Server-sent events without the secrets that are split over several of them: the texts that stand in the same place are
 * looked at as one. What stands in the place of a secret goes into the event in which it begins. Events without a part of one
 * stay as they are written; secrets within one event stay for the look at the whole text.
 */
export function maskEvents(text: string, find: SecretFinder): string {
  if (!text.includes('data:')) return text;
  const lines = text.split('\n').map((line) => readEvent(line) ?? line);
  const threads = new Map<string, Piece[]>();
  for (const line of lines) if (typeof line !== 'string') collectPieces(line, threads);
  for (const pieces of threads.values()) if (pieces.length > 1) maskThread(pieces, find);
  return lines.map((line) => (typeof line === 'string' ? line : writeEvent(line))).join('\n');
}

type ReadEvent = StreamEvent & { readonly line: string };

function readEvent(line: string): ReadEvent | undefined {
  const prefix = DATA.exec(line)?.[0];
  if (prefix === undefined || !line.includes('{')) return undefined;
  try {
    const body = JSON.parse(line.slice(prefix.length)) as JsonValue; // JSON.parse gives nothing but JSON
    return isJsonObject(body) ? { line, prefix, body, isChanged: false } : undefined;
  } catch {
    // No JSON, or a part of some.
    return undefined;
  }
}

function writeEvent({ line, prefix, body, isChanged }: ReadEvent): string {
  if (!isChanged) return line;
  // Some bodies are bytes, a character for each: what JSON escaped has to stay escaped.
  const written = JSON.stringify(body).replaceAll(
    /[^\0-\u00ff]/g,
    (character) => String.raw`\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  return prefix + written + (line.endsWith('\r') ? '\r' : '');
}

function collectPieces(event: ReadEvent, threads: Map<string, Piece[]>): void {
  const identity = IDENTITY.map((name) => event.body[name] ?? null);
  const visit = (value: JsonValue, place: string, replace: (text: string) => void): void => {
    if (typeof value === 'string') {
      const pieces = threads.get(place) ?? [];
      threads.set(place, pieces);
      const put = (text: string): void => {
        event.isChanged = true;
        replace(text);
      };
      pieces.push({ text: value, replace: put });
    } else if (Array.isArray(value)) {
      for (const [at, entry] of value.entries()) {
        // Choices and calls say themselves which they are.
        const own = isJsonObject(entry) && typeof entry.index === 'number' ? entry.index : at;
        visit(entry, `${place}/${own}`, (text) => (value[at] = text));
      }
    } else if (isJsonObject(value)) {
      for (const [name, own] of Object.entries(value))
        if (own !== undefined) visit(own, `${place}/${name}`, (text) => (value[name] = text));
    }
  };
  visit(event.body, JSON.stringify(identity), () => undefined);
}

function maskThread(pieces: readonly Piece[], find: SecretFinder): void {
  const found = find(pieces.map(({ text }) => text).join(''));
  let next = 0;
  let start = 0;
  for (const { text, replace } of pieces) {
    const end = start + text.length;
    let kept = '';
    let at = start;
    for (let one = found[next]; one && one.start < end; one = found[next]) {
      kept += text.slice(at - start, Math.max(at, one.start) - start) + (one.start >= start ? one.by : '');
      at = Math.min(one.end, end);
      // It goes on in the next piece.
      if (one.end > end) break;
      next++;
    }
    kept += text.slice(at - start);
    if (kept !== text) replace(kept);
    start = end;
  }
}
