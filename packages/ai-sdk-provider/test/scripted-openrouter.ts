import type { FetchFunction } from '@openrouter-adapters/core';

import { checked } from './checked-fetch.ts';

/** A request as it left the provider. */
export interface SentRequest {
  url: string;
  headers: Record<string, string>;
  // Tests look into it at will.
  body: Record<string, unknown>;
  signal: AbortSignal | undefined;
}

/** A `fetch` that gives the answers of a script, one for each request, and keeps the requests. */
export function scripted(...answers: ((request: SentRequest) => Response | Promise<Response>)[]): {
  fetch: FetchFunction;
  requests: SentRequest[];
} {
  const requests: SentRequest[] = [];
  const fetch: FetchFunction = async (url, init) => {
    const request: SentRequest = {
      url,
      headers: Object.fromEntries(new Headers(init.headers).entries()),
      body: JSON.parse(typeof init.body === 'string' ? init.body : '{}') as Record<string, unknown>,
      signal: init.signal ?? undefined,
    };
    const answer = answers[requests.push(request) - 1];
    if (answer === undefined) throw new Error(`The script has no answer for request ${requests.length}.`);
    return await answer(request);
  };
  return { fetch: checked(fetch), requests };
}

/** A JSON answer. */
export function json(body: unknown, status = 200, headers: Record<string, string> = {}): () => Response {
  return () =>
    new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json', ...headers } });
}

export const facts = { id: 'gen-1', created: 1_790_000_000, model: 'maker/model-2026', provider: 'Upstream' };

/** A whole answer with one message. */
export function message(fields: Record<string, unknown>, rest: Record<string, unknown> = {}): () => Response {
  const { finish_reason = 'stop', native_finish_reason = 'end_turn', ...top } = rest;
  return json({
    ...facts,
    object: 'chat.completion',
    choices: [
      { index: 0, message: { role: 'assistant', content: null, ...fields }, finish_reason, native_finish_reason },
    ],
    ...top,
  });
}

/** A chunk with a delta. */
export function delta(fields: Record<string, unknown>, rest: Record<string, unknown> = {}): Record<string, unknown> {
  const { finish_reason = null, native_finish_reason = null, ...top } = rest;
  return {
    ...facts,
    object: 'chat.completion.chunk',
    choices: [{ index: 0, delta: { role: 'assistant', ...fields }, finish_reason, native_finish_reason }],
    ...top,
  };
}

/** The end of a stream: finish reason, then usage. */
export function ending(finish_reason: string, usage?: unknown): Record<string, unknown>[] {
  return [
    delta(
      { content: '' },
      { finish_reason, native_finish_reason: `native_${finish_reason}`, ...(usage ? { usage } : {}) },
    ),
  ];
}

/** A streamed answer; `[DONE]` ends it unless told otherwise. */
export function stream(chunks: readonly unknown[], { done = true } = {}): () => Response {
  const lines = [': OPENROUTER PROCESSING', ...chunks.map((chunk) => `data: ${JSON.stringify(chunk)}`)];
  if (done) lines.push('data: [DONE]');
  return () => new Response(`${lines.join('\n\n')}\n\n`, { headers: { 'content-type': 'text/event-stream' } });
}

/** Deltas of a stream that together are this message: text and arguments in single characters. */
export function deltasOf(fields: {
  content?: string;
  reasoning_details?: Record<string, unknown>[];
  tool_calls?: { id: string; function: { name: string; arguments: string } }[];
}): Record<string, unknown>[] {
  return [
    ...(fields.reasoning_details ?? []).flatMap((detail, index) => piecesOf({ index, ...detail })),
    ...[...(fields.content ?? '')].map((content) => delta({ content })),
    ...(fields.tool_calls ?? []).flatMap(({ id, function: { name, arguments: text } }, index) => [
      delta({ tool_calls: [{ index, id, type: 'function', function: { name, arguments: '' } }] }),
      ...[...text].map((piece) => delta({ tool_calls: [{ index, function: { arguments: piece } }] })),
    ]),
  ];
}

/** A detail as upstreams stream it: its words in pieces, its signature in a last one of its own. */
function piecesOf(detail: Record<string, unknown>): Record<string, unknown>[] {
  const { text, signature, ...rest } = detail;
  if (typeof text !== 'string') return [delta({ reasoning_details: [detail] })];
  const pieces = [...text].map((piece) => delta({ reasoning: piece, reasoning_details: [{ ...rest, text: piece }] }));
  return signature === undefined
    ? pieces
    : [...pieces, delta({ reasoning_details: [{ ...rest, text: '', signature }] })];
}
