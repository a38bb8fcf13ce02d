import type { JsonValue } from '../json/json-value.ts';
import { createMask } from '../secrets/mask.ts';
import { keptHeaders } from './kept-headers.ts';
import { encodeMasked, wholeBody } from './recorded-body.ts';
import type { Recording } from './recording.ts';
import { appendTo } from './recording-files.ts';

/** Options of {@link record}. */
export interface RecordOptions {
  /** Base URL to which requests go on. Default `https://openrouter.ai/api/v1`. */
  readonly upstream?: string;
  /** File to which each exchange is appended when it has ended, one per line. Needs Node. Default: none. */
  readonly file?: string;
  /** Calls the upstream. Default `globalThis.fetch`. */
  readonly fetch?: typeof globalThis.fetch;
  /** Milliseconds since 1970. Default `Date.now`. */
  readonly clock?: () => number;
}

/** A proxy that keeps what passes through it. */
export interface Recorder {
  /** Sends a request on and gives back the answer as it comes; for {@link listen}, or for a client that takes a `fetch`. */
  readonly fetch: (input: string | URL | Request, init?: RequestInit) => Promise<Response>;
  /** What was recorded so far. An answer is recorded when its body has been read to its end, and only then. */
  readonly recordings: readonly Recording[];
  /** Resolves when everything recorded so far is in the file; rejects when it could not be written. */
  flush(): Promise<void>;
}

const OPENROUTER = 'https://openrouter.ai/api/v1';

/**
 * Records exchanges with OpenRouter, or with any other base URL, for {@link replay}. Keys are not kept: not those in
 * headers, addresses and bodies, however they are written there, and not the keys of providers. Of headers that are not known
 * to be harmless only the name is kept. A key of fewer than eight characters is left out of the headers only.
 *
 * @example
 * const recorder = record({ file: 'recordings.jsonl' });
 * const client = new OpenAI({ apiKey, baseURL: 'https://openrouter.ai/api/v1', fetch: recorder.fetch });
 */
export function record(options: RecordOptions = {}): Recorder {
  const recordings: Recording[] = [];
  const target = options.file === undefined ? undefined : appendTo(options.file);
  const call = options.fetch ?? ((...request: Parameters<typeof globalThis.fetch>) => globalThis.fetch(...request));
  const clock = options.clock ?? Date.now;
  return {
    recordings,
    flush: () => target?.flush() ?? Promise.resolve(),
    async fetch(input, init) {
      const request = new Request(input, init);
      const sent = new Uint8Array(await request.arrayBuffer());
      const recordedAt = new Date(clock()).toISOString();
      const hasBody = request.method !== 'GET' && request.method !== 'HEAD' && sent.length > 0;
      const answer = await call(upstreamUrl(request.url, options.upstream ?? OPENROUTER), {
        method: request.method,
        headers: forwarded(request.headers),
        signal: request.signal,
        redirect: 'manual',
        ...(hasBody && { body: sent }),
      });
      const keep = (pieces: readonly Uint8Array[]): void => {
        const recording = buildRecording({ request, sent, answer, pieces, recordedAt });
        recordings.push(recording);
        target?.append(recording);
      };
      // `fetch` has unpacked the body already.
      const headers = new Headers(answer.headers);
      for (const name of ['content-encoding', 'content-length', 'transfer-encoding']) headers.delete(name);
      const body = answer.body?.pipeThrough(listenIn(keep)) ?? null;
      if (body === null) keep([]);
      return new Response(body, { status: answer.status, statusText: answer.statusText, headers });
    },
  };
}

function upstreamUrl(url: string, upstream: string): string {
  const { pathname, search } = new URL(url);
  const base = upstream.replace(/\/+$/, '');
  if (pathname.startsWith('/api/v1/')) return `${base}${pathname.slice('/api/v1'.length)}${search}`;
  return `${new URL(base).origin}${pathname}${search}`;
}

function forwarded(headers: Headers): Headers {
  const kept = new Headers(headers);
  for (const name of ['host', 'connection', 'content-length', 'accept-encoding', 'transfer-encoding'])
    kept.delete(name);
  return kept;
}

/** Passes bytes on and tells all of them at the end; an answer that breaks off or is left tells nothing. */
function listenIn(keep: (pieces: readonly Uint8Array[]) => void): TransformStream<Uint8Array, Uint8Array<ArrayBuffer>> {
  const pieces: Uint8Array[] = [];
  return new TransformStream({
    transform(piece, controller) {
      pieces.push(piece);
      controller.enqueue(new Uint8Array(piece));
    },
    flush: () => keep(pieces),
  });
}

function buildRecording(exchange: {
  request: Request;
  sent: Uint8Array;
  answer: Response;
  pieces: readonly Uint8Array[];
  recordedAt: string;
}): Recording {
  const { request, answer, pieces } = exchange;
  const { pathname, search } = new URL(request.url);
  const mask = createMask(request.headers, pathname);
  const sent = encodeMasked(exchange.sent, mask);
  const whole = wholeBody(pieces);
  const got = encodeMasked(whole, mask);
  // Where a key was blotted out the sizes of the pieces are no longer right.
  const sizes = got.masked ? {} : { chunk_sizes: pieces.map((piece) => piece.length) };
  return {
    recorded_at: exchange.recordedAt,
    request: {
      method: request.method,
      path: mask.path(`${pathname}${search}`),
      headers: keptHeaders(request.headers, mask),
      body: sent.body_encoding === 'base64' ? sent.body : parseBody(sent.body),
      ...(sent.body_encoding === 'base64' && { body_encoding: 'base64' }),
    },
    response: {
      status: answer.status,
      headers: keptHeaders(answer.headers, mask),
      body_encoding: got.body_encoding,
      body: got.body,
      ...sizes,
    },
  };
}

function parseBody(text: string): JsonValue {
  if (text === '') return null;
  try {
    return JSON.parse(text) as JsonValue; // JSON.parse gives nothing but JSON
  } catch {
    // A form, or some other text: kept as it is.
    return text;
  }
}
