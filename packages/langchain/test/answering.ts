import { CallbackManager } from '@langchain/core/callbacks/manager';
import { createEmulator } from '@openrouter-adapters/emulator';
import type { Emulator, EmulatorOptions } from '@openrouter-adapters/emulator';

import { checked } from './checked-requests.ts';

/** A request that a test saw. */
export interface SentRequest {
  method: string;
  url: string;
  headers: Record<string, string>;
  /** Parsed; `undefined` when there was none. */
  body: Record<string, unknown> | undefined;
}

/** An answer that a test plays: a response, or the body of one in JSON; or a function that makes it of the request. */
export type Played = Response | object | ((request: SentRequest) => Response | object | Promise<Response | object>);

/** An upstream that gives one answer after the other (the last one for ever) and remembers what it was asked. */
export interface Answering {
  fetch: (url: string, init: RequestInit) => Promise<Response>;
  requests: SentRequest[];
  /** Fields that lead a model there. */
  fields: { model: string; apiKey: string; maxRetries: number; fetch: Answering['fetch'] };
}

export function answering(...answers: Played[]): Answering {
  const requests: SentRequest[] = [];
  const fetch = checked(async (url, init) => {
    init.signal?.throwIfAborted();
    const answer = answers[Math.min(requests.length, answers.length - 1)];
    if (answer === undefined) throw new Error('No answer to play.');
    const request: SentRequest = {
      method: init.method ?? 'GET',
      url,
      headers: Object.fromEntries(new Headers(init.headers).entries()),
      body: typeof init.body === 'string' ? JSON.parse(init.body) : undefined,
    };
    requests.push(request);
    // A response may be played twice; one that a function made is new, and a clone of it could not be cancelled alone.
    if (answer instanceof Response) return answer.clone();
    const played = typeof answer === 'function' ? await answer(request) : answer;
    return played instanceof Response ? played : Response.json(played);
  });
  return { fetch, requests, fields: { model: 'maker/model', apiKey: 'sk-or-v1-test', maxRetries: 0, fetch } };
}

/** An emulator, and the fields that lead a model there. */
export function emulating(options: EmulatorOptions = {}): {
  emulator: Emulator;
  fields: { apiKey: string; fetch: Answering['fetch'] };
} {
  const emulator = createEmulator({ seed: 1, ...options });
  return { emulator, fields: { apiKey: 'sk-or-v1-test', fetch: checked(emulator.fetch) } };
}

/** An answer of OpenRouter's that is an error. */
export function refusing(status: number, message = 'No', headers: Record<string, string> = {}): Response {
  return Response.json({ error: { code: status, message } }, { status, headers });
}

/** What callbacks heard of calls that are no chat. */
export interface Heard {
  callbacks: CallbackManager;
  /** Every `openrouter_cost`, and every other custom event, in order. */
  events: { name: string; data: Record<string, unknown> }[];
  started: { name: string | undefined; inputs: Record<string, unknown> }[];
  ended: Record<string, unknown>[];
  failed: unknown[];
}

export function listening(): Heard {
  const heard: Omit<Heard, 'callbacks'> = { events: [], started: [], ended: [], failed: [] };
  const callbacks = CallbackManager.fromHandlers({
    handleChainStart: (_chain, inputs, _runId, _parent, _tags, _metadata, _type, name) =>
      void heard.started.push({ name, inputs }),
    handleChainEnd: (outputs) => void heard.ended.push(outputs),
    handleChainError: (error) => void heard.failed.push(error),
    handleCustomEvent: (name, data) => void heard.events.push({ name, data }),
  });
  return { callbacks, ...heard };
}

/** The failure of a promise that must fail. */
export async function failureOf(promise: Promise<unknown>): Promise<unknown> {
  let outcome: unknown;
  try {
    outcome = await promise;
  } catch (error) {
    return error;
  }
  throw new Error(`Nothing failed: ${JSON.stringify(outcome)}`);
}
