import { isJsonObject, type JsonObject, type JsonValue } from '../json/json-value.ts';
import { sameJson } from '../json/same-json.ts';
import type { KeyKind } from '../keys/key-kind.ts';
import { hasText, isText } from '../text/match-text.ts';
import type { RecordedRequest } from './recorded-request.ts';

/** What requests are looked for by; every member that is given has to fit. */
export interface RequestMatch {
  readonly method?: string;
  /** The path below `/api/v1`. */
  readonly path?: string | RegExp;
  readonly model?: string | RegExp;
  /** Whether the request asks for a stream. */
  readonly stream?: boolean;
  /** A part of the text of the last message, of the `input` or of the `prompt`. */
  readonly lastMessage?: string | RegExp;
  /** A function that the request offers as a tool. */
  readonly toolName?: string;
  /** Headers by name; true: it is there, false: it is not. */
  readonly headers?: Readonly<Record<string, string | RegExp | boolean>>;
  /** Parameters of the query; a list where one is repeated. */
  readonly query?: Readonly<Record<string, string | readonly string[]>>;
  readonly keyKind?: KeyKind;
  /** Members that the body has: objects may have more, lists and values are the same. */
  readonly body?: JsonObject;
  /** Anything else. */
  readonly where?: (request: RecordedRequest) => boolean;
}

/** The members of a match that a request does not fit; none where it fits. */
export function differences(request: RecordedRequest, match: RequestMatch): string[] {
  const body = isJsonObject(request.body) ? request.body : {};
  const checks: Record<keyof RequestMatch, boolean> = {
    method: match.method === undefined || match.method.toUpperCase() === request.method,
    path: match.path === undefined || isText(request.path, match.path),
    model: match.model === undefined || (typeof body.model === 'string' && isText(body.model, match.model)),
    stream: match.stream === undefined || (body.stream === true) === match.stream,
    lastMessage: match.lastMessage === undefined || hasText(lastText(body), match.lastMessage),
    toolName: match.toolName === undefined || toolNames(body).includes(match.toolName),
    headers: Object.entries(match.headers ?? {}).every(([name, wanted]) =>
      isHeader(request.headers[name.toLowerCase()], wanted),
    ),
    query: Object.entries(match.query ?? {}).every(([name, wanted]) => isQuery(request.query[name], wanted)),
    keyKind: match.keyKind === undefined || match.keyKind === request.keyKind,
    body: match.body === undefined || contains(body, match.body),
    where: match.where === undefined || match.where(request),
  };
  return Object.entries(checks).flatMap(([name, fits]) => (fits ? [] : [name]));
}

function isHeader(value: string | undefined, wanted: string | RegExp | boolean): boolean {
  if (typeof wanted === 'boolean') return (value !== undefined) === wanted;
  return isText(value, wanted);
}

function isQuery(value: string | readonly string[] | undefined, wanted: string | readonly string[]): boolean {
  if (typeof wanted === 'string') return value === wanted;
  const own = typeof value === 'string' ? [value] : (value ?? []);
  return own.length === wanted.length && own.every((one, index) => one === wanted[index]);
}

/** Of `messages`, of the `input` of `/responses`, or of a `prompt`. */
function lastText(body: JsonObject): string | undefined {
  for (const text of [body.input, body.prompt]) if (typeof text === 'string') return text;
  const messages = body.messages ?? body.input;
  const last = Array.isArray(messages) ? messages.at(-1) : undefined;
  if (!isJsonObject(last)) return undefined;
  if (typeof last.content === 'string') return last.content;
  const parts = Array.isArray(last.content) ? last.content : [];
  return parts.flatMap((part) => (isJsonObject(part) && typeof part.text === 'string' ? [part.text] : [])).join('\n');
}

function toolNames(body: JsonObject): unknown[] {
  const tools = Array.isArray(body.tools) ? body.tools.filter(isJsonObject) : [];
  return tools.map((tool) => (isJsonObject(tool.function) ? tool.function.name : tool.name));
}

function contains(actual: JsonValue | undefined, wanted: JsonValue | undefined): boolean {
  if (!isJsonObject(wanted)) return sameJson(actual, wanted);
  return isJsonObject(actual) && Object.entries(wanted).every(([name, value]) => contains(actual[name], value));
}
