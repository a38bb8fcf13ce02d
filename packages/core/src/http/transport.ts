import { advise } from '../errors/advice.ts';
import { OpenRouterError } from '../errors/openrouter-error.ts';
import { maskSecrets } from '../errors/mask-secrets.ts';
import { readError } from '../errors/read-error.ts';
import { hasAPIKey, resolveAPIKey, resolveManagementKey } from './api-key.ts';
import { resolveBaseURL } from './base-url.ts';
import { ByteReader } from './byte-reader.ts';
import { buildRequestHeaders } from './request-headers.ts';
import type { HeadersOption, TransportOptions } from './transport-options.ts';

/** One HTTP request, relative to the base URL. */
export interface TransportRequest {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Begins with a slash, for example `/chat/completions`. */
  path: string;
  /** Sent as JSON. */
  body?: unknown;
  /** Sent as multipart form, in place of `body`. */
  form?: FormData | undefined;
  /**
   * Which key goes along: the API key (default), the management key, the API key if there is one (`optional`), or `none`.
   */
  key?: 'api' | 'management' | 'optional' | 'none' | undefined;
  /** In place of the transport's base URL; on the same origin, because the key goes there. */
  baseURL?: string | undefined;
  headers?: HeadersOption | undefined;
  signal?: AbortSignal | undefined;
}

/** An answer with a status of success whose body has not been read yet. */
export interface TransportResponse {
  url: string;
  status: number;
  /** Lower-case names. */
  headers: Record<string, string>;
  /** When the headers came, epoch milliseconds. */
  receivedAt: number;
  body: ByteReader;
}

/** The one way to OpenRouter: address, key and headers, and errors for every answer that is none of success. */
export interface Transport {
  readonly baseURL: string;
  /**
   * Sends a request and resolves when the headers of a successful answer are there.
   *
   * @throws {OpenRouterError} for a missing key, a failed connection and every status that is not 2xx; an aborted call rejects
   *   with the signal's reason
   */
  send(request: TransportRequest): Promise<TransportResponse>;
}

/**
 * Creates the transport that every model of a provider shares.
 *
 * @throws {OpenRouterConfigurationError} for a malformed base URL; a missing key is reported by the first request
 */
export function createTransport(options: TransportOptions = {}): Transport {
  const baseURL = resolveBaseURL(options.baseURL);
  return {
    baseURL,
    async send(request) {
      const { url, init, secrets } = await buildFetchCall(baseURL, options, request);
      const response = await callFetch(options, url, init);
      const headers = Object.fromEntries(response.headers.entries());
      const body = new ByteReader(response.body, request.signal);
      const receivedAt = Date.now();
      if (response.ok) return { url, status: response.status, headers, receivedAt, body };
      throw readError(parseErrorBody(await body.text(), secrets), { status: response.status, headers, receivedAt });
    },
  };
}

interface FetchCall {
  url: string;
  init: RequestInit;
  /** Must not appear in an error. */
  secrets: string[];
}

async function buildFetchCall(
  baseURL: string,
  options: TransportOptions,
  request: TransportRequest,
): Promise<FetchCall> {
  request.signal?.throwIfAborted();
  const headers = await buildRequestHeaders(options, request.headers);
  headers['authorization'] ??= await resolveAuthorization(options, request.key ?? 'api');
  if (headers['authorization'] === '') delete headers['authorization'];
  if (request.body !== undefined) headers['content-type'] ??= 'application/json';
  const init: RequestInit = { method: request.method, headers };
  if (request.body !== undefined) init.body = JSON.stringify(request.body);
  // `fetch` writes the content type of a form itself, with its boundary.
  if (request.form !== undefined) init.body = request.form;
  if (request.signal !== undefined) init.signal = request.signal;
  const authorization = headers['authorization'] ?? '';
  return {
    url: `${request.baseURL ?? baseURL}${request.path}`,
    init,
    secrets: [authorization, authorization.replace(/^Bearer\s+/i, '')],
  };
}

/** The value of the header, empty for none. */
async function resolveAuthorization(
  options: TransportOptions,
  key: NonNullable<TransportRequest['key']>,
): Promise<string> {
  switch (key) {
    case 'none':
      return '';
    case 'optional':
      return hasAPIKey(options.apiKey) ? `Bearer ${await resolveAPIKey(options.apiKey)}` : '';
    case 'api':
      return `Bearer ${await resolveAPIKey(options.apiKey)}`;
    case 'management':
      return `Bearer ${await resolveManagementKey(options.managementKey)}`;
  }
}

async function callFetch(options: TransportOptions, url: string, init: RequestInit): Promise<Response> {
  try {
    return await (options.fetch ?? globalThis.fetch)(url, init);
  } catch (cause) {
    if (init.signal?.aborted === true) throw init.signal.reason;
    throw new OpenRouterError({
      kind: 'connection',
      message: `No answer from ${new URL(url).host}: ${describeCause(cause)}. ${advise('connection', undefined) ?? ''}`,
      isRetryable: true,
      cause,
    });
  }
}

/** `fetch` hides the reason (`ECONNREFUSED`, …) in the cause of its `TypeError`. */
function describeCause(cause: unknown): string {
  const inner = cause instanceof Error ? (cause.cause ?? cause) : cause;
  const code = typeof inner === 'object' && inner !== null && 'code' in inner ? String(inner.code) : undefined;
  const message = inner instanceof Error ? inner.message : String(inner);
  const said =
    message === '' || code === undefined || message.includes(code) ? message || (code ?? '') : `${code}: ${message}`;
  return maskSecrets(said.slice(0, 200));
}

function parseErrorBody(text: string, secrets: readonly string[]): unknown {
  const masked = maskSecrets(text, secrets);
  try {
    return JSON.parse(masked);
  } catch {
    return masked; // HTML or plain text: told apart where the error is made.
  }
}
