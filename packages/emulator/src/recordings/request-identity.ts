import { isJsonObject, type JsonValue } from '../json/json-value.ts';
import type { Mask } from '../secrets/mask.ts';
import { decodeBody, encodeMasked } from './recorded-body.ts';
import type { Recording } from './recording.ts';

/** What makes a request this one and no other. */
export interface RequestIdentity {
  readonly method: string;
  /** Path below `/api/v1` and the query in alphabetical order. */
  readonly path: string;
  readonly body: JsonValue;
  /** The same for requests that mean the same. */
  readonly key: string;
}

/** The identity of a request. White space, the order of members and the border of multipart bodies do not count. */
export function identify(
  request: { method: string; path: string; body: JsonValue },
  ignore: readonly string[],
): RequestIdentity {
  const url = new URL(request.path, 'https://openrouter.ai');
  url.searchParams.sort();
  const below = url.pathname.replace(/^\/api\/v1(?=\/)/, '').replace(/\/$/, '');
  const path = `${below}${url.search}`;
  const body = isJsonObject(request.body)
    ? Object.fromEntries(Object.entries(request.body).filter(([name]) => !ignore.includes(name)))
    : request.body;
  const method = request.method.toUpperCase();
  return { method, path, body, key: `${method} ${path} ${JSON.stringify(sorted(body))}` };
}

/** The identity of a recorded request. */
export function identifyRecording({ request }: Recording, ignore: readonly string[]): RequestIdentity {
  const { method, path, body = null, body_encoding: encoding, headers = {} } = request;
  if (typeof body !== 'string') return identify({ method, path, body }, ignore);
  const form = readForm(decodeBody(body, encoding), headers['content-type']);
  return identify({ method, path, body: form ?? body }, ignore);
}

/** The body of a request as recordings keep it; `mask` blots out what they do not keep. */
export function readSentBody(bytes: Uint8Array<ArrayBuffer>, contentType: string | null, mask: Mask): JsonValue {
  const form = readForm(bytes, contentType ?? undefined);
  if (form !== undefined) return mask.text(form);
  const { body: text, body_encoding: encoding } = encodeMasked(bytes, mask);
  if (encoding === 'base64') return text;
  if (text === '') return null;
  try {
    return JSON.parse(text) as JsonValue; // JSON.parse gives nothing but JSON
  } catch {
    // Some other text, compared as it is.
    return text;
  }
}

/** A multipart body, byte by character, with a border that is always the same; undefined for any other body. */
function readForm(bytes: Uint8Array<ArrayBuffer>, contentType: string | undefined): string | undefined {
  const border = /boundary="?([^";]+)/.exec(contentType ?? '')?.[1];
  if (border === undefined) return undefined;
  return new TextDecoder('latin1').decode(bytes).replaceAll(border, 'boundary');
}

function sorted(value: JsonValue | undefined): JsonValue {
  if (Array.isArray(value)) return value.map(sorted);
  if (!isJsonObject(value)) return value ?? null;
  return Object.fromEntries(
    Object.keys(value)
      .toSorted()
      .flatMap((name) => (value[name] === undefined ? [] : [[name, sorted(value[name])]])),
  );
}
