import { isJsonObject, type JsonObject } from '../json/json-value.ts';

/** A line of a body: an event's object, or a text that stays what it is. */
export type BodyLine = JsonObject | string;

const DATA = 'data: ';
const LAST_EVENTS: ReadonlySet<unknown> = new Set(['message_stop', 'response.completed', 'response.incomplete']);

/** Whether the headers of an answer tell of events. */
export function isEventStream(headers: Readonly<Record<string, string>>): boolean {
  return headers['content-type'] === 'text/event-stream';
}

/**
 * An answer's body in its parts: one JSON object, or the lines of an event stream. Undefined where it is not whole: JSON that is broken, a
 * stream without its last event.
 */
export function readWholeBody(body: string, isStream: boolean): BodyLine[] | undefined {
  if (!isStream) {
    const object = parseObject(body);
    return object && [object];
  }
  const lines: BodyLine[] = [];
  let isWhole = false;
  for (const line of body.split('\n')) {
    const data = line.startsWith(DATA) ? line.slice(DATA.length) : undefined;
    const object = data === undefined ? undefined : parseObject(data);
    if (data !== undefined && data !== '[DONE]' && !object) return undefined;
    isWhole ||= data === '[DONE]' || LAST_EVENTS.has(object?.type);
    lines.push(object ?? line);
  }
  return isWhole ? lines : undefined;
}

/** The same body as text. */
export function writeWholeBody(lines: readonly BodyLine[], isStream: boolean): string {
  const prefix = isStream ? DATA : '';
  return lines.map((line) => (typeof line === 'string' ? line : prefix + JSON.stringify(line))).join('\n');
}

function parseObject(text: string): JsonObject | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isJsonObject(value) ? value : undefined;
  } catch {
    // Broken, as a fault wanted it.
    return undefined;
  }
}
