import { recordRequest, withoutSecrets } from '../requests/record-request.ts';
import { readBody } from '../requests/read-body.ts';
import { createRequestLog, type RequestLog } from '../requests/request-log.ts';
import type { KeyKind } from '../keys/key-kind.ts';
import { jsonResponse } from '../http/json-response.ts';
import { createMask } from '../secrets/mask.ts';
import { cutBody, decodeBody } from './recorded-body.ts';
import type { Recording } from './recording.ts';
import { loadRecordings } from './recording-files.ts';
import { findDifferences } from './find-differences.ts';
import { identify, identifyRecording, readSentBody, type RequestIdentity } from './request-identity.ts';

/** Options of {@link replay}: recordings, or where they are. */
export interface ReplayOptions {
  /** The recordings themselves. */
  readonly recordings?: readonly Recording[];
  /** A file or a folder of recordings, read at the first request. Needs Node. */
  readonly file?: string;
  /** Members at the top of request bodies that do not count, for example `['user', 'session_id']`. Default none. */
  readonly ignore?: readonly string[];
  /** Milliseconds since 1970, for the log of requests. Default `Date.now`. */
  readonly clock?: () => number;
}

/** A server of recordings. */
export interface Replayer {
  /** Answers with what was recorded; for {@link listen}, or for a client that takes a `fetch`. */
  readonly fetch: (input: string | URL | Request, init?: RequestInit) => Promise<Response>;
  /** Every request that came in, oldest first. */
  readonly requests: RequestLog;
}

interface Entry {
  readonly recording: Recording;
  readonly identity: RequestIdentity;
}

/**
 * Serves recordings: those of {@link record}, or files in the same shape. A request is answered with the recording that
 * has its method, path, query and body; white space and the order of members do not count. Where several were recorded for
 * one request they come one after the other, and the last one stays. A request that was not recorded gets a 404 that
 * names the nearest recording and how the request differs from it.
 *
 * @throws TypeError when neither recordings nor a file are given
 *
 * @example
 * const replayer = replay({ file: 'recordings.jsonl' });
 * const client = new OpenAI({ apiKey: 'sk-or-any', baseURL: 'https://openrouter.ai/api/v1', fetch: replayer.fetch });
 */
export function replay(options: ReplayOptions): Replayer {
  const { recordings, file, ignore = [], clock = Date.now } = options;
  if (recordings === undefined && file === undefined) throw new TypeError('replay needs "recordings" or a "file".');
  const requests = createRequestLog();
  const served = new Map<string, number>();
  let entries: Promise<readonly Entry[]> | undefined;
  const load = async (): Promise<readonly Entry[]> => {
    const found = [...(recordings ?? []), ...(file === undefined ? [] : await loadRecordings(file))];
    return found.map((recording) => ({ recording, identity: identifyRecording(recording, ignore) }));
  };
  let arrived = 0;
  return {
    requests,
    async fetch(input, init) {
      const request = new Request(input, init);
      request.signal.throwIfAborted();
      const all = await (entries ??= load());
      const { pathname, search } = new URL(request.url);
      const { logged } = await readBody(request.clone());
      const bytes = new Uint8Array(await request.arrayBuffer());
      const mask = createMask(request.headers, pathname);
      const sent = readSentBody(bytes, request.headers.get('content-type'), mask);
      const asked = mask.path(`${pathname}${search}`);
      const identity = identify({ method: request.method, path: asked, body: sent }, ignore);
      const path = pathname.replace(/^\/api\/v1(?=\/)/, '');
      const recorded = recordRequest(request, {
        index: arrived++,
        at: clock(),
        path,
        body: logged,
        keyKind: keyKindOf(request.headers),
      });
      requests.push(withoutSecrets(recorded, request.headers));
      const matching = findMatching(all, identity);
      const turn = served.get(identity.key) ?? 0;
      served.set(identity.key, turn + 1);
      const chosen = matching[Math.min(turn, matching.length - 1)];
      return chosen ? answer(chosen.recording) : answerMiss(all, identity);
    },
  };
}

/** Recordings know no keys, so a good one is as unknown as a bad one. */
function keyKindOf(headers: Headers): KeyKind {
  const header = headers.get('authorization');
  if (header === null) return 'missing';
  return /^Bearer\s+\S+\s*$/i.test(header) ? 'unknown' : 'malformed';
}

/** The recordings of a request; those that were blotted out or cut match what fits around that. */
function findMatching(entries: readonly Entry[], identity: RequestIdentity): readonly Entry[] {
  const exact = entries.filter((entry) => entry.identity.key === identity.key);
  if (exact.length > 0) return exact;
  return entries.filter(
    (entry) =>
      entry.identity.method === identity.method &&
      entry.identity.path === identity.path &&
      findDifferences(identity.body, entry.identity.body).length === 0,
  );
}

const NO_BODY = new Set([101, 204, 205, 304]);
const GONE = new Set(['content-encoding', 'content-length', 'transfer-encoding', 'connection']);

function answer({ response }: Recording): Response {
  const headers = Object.entries(response.headers).filter(([name]) => !GONE.has(name.toLowerCase()));
  const init = { status: response.status, headers: Object.fromEntries(headers) };
  if (NO_BODY.has(response.status)) return new Response(null, init);
  const pieces = cutBody(decodeBody(response.body, response.body_encoding), response.chunk_sizes);
  let at = 0;
  const body = new ReadableStream<Uint8Array<ArrayBuffer>>(
    {
      pull(controller) {
        const piece = pieces[at++];
        if (piece) controller.enqueue(piece);
        else controller.close();
      },
    },
    { highWaterMark: 0 },
  );
  return new Response(body, init);
}

const MOST_DIFFERENCES = 5;

function answerMiss(entries: readonly Entry[], identity: RequestIdentity): Response {
  const { method, path } = identity;
  const nearest = findNearest(entries, identity);
  const what = `No recording matches ${method} ${path}.`;
  const message = nearest
    ? `${what} The nearest is number ${nearest.index} (${nearest.entry.identity.method} ${nearest.entry.identity.path}): ` +
      `${nearest.differences.slice(0, MOST_DIFFERENCES).join('; ')}${nearest.differences.length > MOST_DIFFERENCES ? '; …' : ''}.`
    : `${what} There are no recordings.`;
  return jsonResponse(
    {
      error: {
        code: 404,
        message,
        metadata: { nearest: nearest?.index ?? null, differences: nearest?.differences ?? [] },
      },
    },
    { status: 404 },
  );
}

/** The recording with the fewest differences, one of the same path before any other. */
function findNearest(entries: readonly Entry[], identity: RequestIdentity) {
  let best: { index: number; entry: Entry; differences: string[]; distance: number } | undefined;
  for (const [index, entry] of entries.entries()) {
    const elsewhere = [
      ...(entry.identity.method === identity.method
        ? []
        : [`the method is ${identity.method}, recorded was ${entry.identity.method}`]),
      ...(entry.identity.path === identity.path
        ? []
        : [`the path is ${identity.path}, recorded was ${entry.identity.path}`]),
    ];
    const differences = [...elsewhere, ...findDifferences(identity.body, entry.identity.body)];
    const distance = differences.length + elsewhere.length * ELSEWHERE;
    if (!best || distance < best.distance) best = { index, entry, differences, distance };
  }
  return best;
}

// Another path is farther away than any body.
const ELSEWHERE = 1_000_000;
