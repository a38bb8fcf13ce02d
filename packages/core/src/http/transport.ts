import { advise } from '../errors/advice.ts';
import { isError, messageOf } from '../errors/is-error.ts';
import { OpenRouterError } from '../errors/openrouter-error.ts';
import { createMask } from '../errors/mask-secrets.ts';
import type { Mask } from '../errors/mask-secrets.ts';
import { readError } from '../errors/read-error.ts';
import { parseJSONOrText } from '../json.ts';
import { abortReason, throwIfAborted } from './abort-reason.ts';
import { resolveKey } from './api-key.ts';
import { resolveBaseURL, resolveOwnBaseURL } from './base-url.ts';
import { checkNumbers } from './check-numbers.ts';
import { isRedirect, toRedirectError } from './redirect.ts';
import type { FollowRedirect } from './redirect.ts';
import { buildAttributionHeaders, buildRequestHeaders } from './request-headers.ts';
import { resolveRequestURL } from './request-url.ts';
import type { FetchFunction, HeadersOption, TransportOptions } from './transport-options.ts';
import { TransportResponse } from './transport-response.ts';
import { untilAborted } from './until-aborted.ts';

/** One HTTP request, relative to the base URL. */
export interface TransportRequest {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Begins with one slash, for example `/chat/completions`, and stays below the base URL. */
  path: string;
  /** Sent as JSON. */
  body?: unknown;
  /**
   * Sent as multipart form, in place of `body`. A `Blob` holds the form as it travels and has its boundary in its type: every `fetch` takes
   * one, but of `FormData` each knows only its own (npm's `undici`).
   */
  form?: FormData | Blob | undefined;
  /**
   * Which key goes along: the API key (default), the management key, the API key if there is one (`optional`), or `none`.
   */
  key?: 'api' | 'management' | 'optional' | 'none' | undefined;
  /** In place of the transport's base URL; on the same origin, because the key goes there. */
  baseURL?: string | undefined;
  /**
   * For a file, which may lie elsewhere: makes the one request by which a redirect is followed. Default: a redirect is an error, and
   * nothing is fetched from another place than the one that was asked.
   */
  follow?: FollowRedirect | undefined;
  /** What the answer should be, a media type; headers of the transport and of the call win over it. */
  accept?: string | undefined;
  headers?: HeadersOption | undefined;
  signal?: AbortSignal | undefined;
}

/** The one way to OpenRouter: address, key and headers, and errors for every answer that is none of success. */
export interface Transport {
  readonly baseURL: string;
  /**
   * Sends a request and resolves when the headers of a successful answer are there.
   *
   * @throws {OpenRouterError} for a missing key, a base URL of another origin, a path that leads out of it, a number in the body that is not
   *   finite (but for texts, messages and tools), a failed connection and every status that is not 2xx;
   *   an aborted call rejects at once with the signal's reason, also where `fetch` does not heed the signal
   */
  send(request: TransportRequest): Promise<TransportResponse>;
}

/**
 * Creates the transport that every model of a provider shares. Attribution (`appTitle`, …) is read once, keys and headers for each request.
 *
 * @throws {OpenRouterConfigurationError} for a malformed base URL; a missing key is reported by the first request
 */
export function createTransport(options: TransportOptions = {}): Transport {
  const baseURL = resolveBaseURL(options.baseURL);
  const repeats = options.fetch === undefined && 'Deno' in globalThis;
  let attribution: Record<string, string> | undefined;
  return {
    baseURL,
    async send(request) {
      throwIfAborted(request.signal);
      // Before the key is asked for: it goes to no other place.
      const url = resolveRequestURL(resolveOwnBaseURL(request.baseURL, baseURL), request.path);
      attribution ??= buildAttributionHeaders(options);
      // Headers or a key that are fetched may take their time as well.
      const configured =
        typeof options.headers === 'function'
          ? await untilAborted(Promise.resolve(options.headers()), request.signal)
          : options.headers;
      const key = request.key ?? 'api';
      const headers = buildRequestHeaders(attribution, request.accept, configured, request.headers, key);
      if (headers['authorization'] === undefined && key !== 'none') {
        const given = resolveKey(options, key);
        const secret = typeof given === 'string' ? given : await untilAborted(given, request.signal);
        if (secret !== '') headers['authorization'] = `Bearer ${secret}`;
      }
      const init = buildFetchInit(request, headers, repeats);
      const mask = createMask(headers);
      const send = options.fetch ?? globalThis.fetch;
      let response: Response;
      try {
        response = await heed(send, url, init);
        if (isRedirect(response)) {
          discard(response);
          if (request.follow === undefined) throw toRedirectError(url, response);
          response = await heed(send, ...request.follow(url, init, response));
        }
      } catch (cause) {
        throw toFetchFailure(cause, url, init, mask);
      }
      const answer = new TransportResponse(url, response, request.signal, mask);
      if (response.ok) return answer;
      throw readError(await readErrorBody(answer), answer);
    },
  };
}

/**
 * @param headers of this request alone: completed here
 * @param repeats `fetch` sends texts again when a connection that was kept breaks before the answer, though the server may have taken them
 *   (Deno 2, over HTTP/1.1); blobs it sends once
 */
function buildFetchInit(
  { method, body, form, signal }: TransportRequest,
  headers: Record<string, string>,
  repeats: boolean,
): RequestInit {
  if (headers['authorization'] === '') delete headers['authorization'];
  // A redirect would carry the prompt, and headers that hold keys, to a place that nobody named.
  const init: RequestInit = { method, headers, redirect: 'manual' };
  if (body !== undefined) {
    headers['content-type'] ??= 'application/json';
    const text = JSON.stringify(body);
    // After the text was made: what ends is walked.
    checkNumbers(Object(body));
    init.body = repeats ? new Blob([text]) : text;
  }
  // `fetch` writes the content type of a form itself, with its boundary.
  if (form !== undefined) init.body = form;
  if (signal !== undefined) init.signal = signal;
  return init;
}

/** Calls a `fetch` that need not heed the signal itself; an answer that comes after the abort is closed. */
function heed(send: FetchFunction, url: string, init: RequestInit): Promise<Response> {
  throwIfAborted(init.signal);
  return untilAborted(send(url, init), init.signal, discard);
}

function discard({ body }: Response): void {
  void body?.cancel().catch(() => undefined);
}

/** What a call of `fetch` that gave no answer rejects with. */
function toFetchFailure(cause: unknown, url: string, { signal }: RequestInit, mask: Mask): unknown {
  if (signal?.aborted === true) return abortReason(signal);
  if (OpenRouterError.isInstance(cause)) return cause;
  return new OpenRouterError({
    kind: 'connection',
    message: `No answer from ${new URL(url).host}: ${describeCause(mask(cause))}. ${advise('connection') ?? ''}`,
    isRetryable: true,
    cause,
    mask,
  });
}

/** The body of a failed answer; an answer that breaks off still has its status. */
function readErrorBody({ body }: TransportResponse): Promise<unknown> {
  return body.textInto(parseJSONOrText, (cause) => {
    if (body.isAborted) throw cause;
    return ''; // The connection broke: status and headers say what there is to say.
  });
}

/** `fetch` hides the reason (`ECONNREFUSED`, …) in the cause of its `TypeError`. */
function describeCause(cause: unknown): string {
  const inner = isError(cause) ? (cause.cause ?? cause) : cause;
  const code = typeof inner === 'object' && inner !== null && 'code' in inner ? String(inner.code) : undefined;
  const message = messageOf(inner);
  const said =
    message === '' || code === undefined || message.includes(code) ? message || (code ?? '') : `${code}: ${message}`;
  // Firefox ends its sentence; the advice begins the next one.
  return said.replace(/\.$/, '').slice(0, 200);
}
