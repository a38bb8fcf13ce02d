import type { FetchFunction } from '@openrouter-adapters/core';

import { createOpenRouter, type OpenRouterProvider, type OpenRouterProviderSettings } from '../src/index.ts';
import { checked } from './checked-fetch.ts';

/** A request as it left the provider. */
export interface Asked {
  method: string;
  /** Below the base URL, with its query. */
  path: string;
  headers: Record<string, string>;
  /** Parsed JSON, or the form. */
  body: Record<string, unknown>;
  /** A form as it travels. */
  form: Blob | undefined;
  signal: AbortSignal | undefined;
}

/** A provider whose every request is answered by a function; an `Error` is what `fetch` rejects with. */
export function answering(
  answer: (asked: Asked, count: number) => Response | Error | Promise<Response>,
  settings: OpenRouterProviderSettings = {},
): { openrouter: OpenRouterProvider; asked: Asked[] } {
  const asked: Asked[] = [];
  const fetch: FetchFunction = async (url, init) => {
    const request: Asked = {
      method: init.method ?? 'GET',
      path: url.replace('https://openrouter.ai/api/v1', ''),
      headers: Object.fromEntries(new Headers(init.headers).entries()),
      body: JSON.parse(typeof init.body === 'string' ? init.body : '{}') as Record<string, unknown>,
      form: init.body instanceof Blob ? init.body : undefined,
      signal: init.signal ?? undefined,
    };
    const answered = await answer(request, asked.push(request));
    if (answered instanceof Error) throw answered;
    return answered;
  };
  return { openrouter: createOpenRouter({ apiKey: 'sk-or-test', fetch: checked(fetch), ...settings }), asked };
}

/** A JSON answer. */
export function jsonAnswer(body: unknown, status = 200, headers: Record<string, string> = {}): Response {
  return new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json', ...headers } });
}

/** What a promise rejects with. */
export async function rejectionOf(promise: PromiseLike<unknown>): Promise<unknown> {
  try {
    await promise;
  } catch (error) {
    return error;
  }
  throw new TypeError('It did not reject.');
}
