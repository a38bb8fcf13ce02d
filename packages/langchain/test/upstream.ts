import type { ChatRequestBody, WireDelta } from '@openrouter-adapters/core';

import { ChatOpenRouter } from '../src/index.ts';
import type { ChatOpenRouterInput } from '../src/index.ts';
import { checked } from './checked-requests.ts';

/** One answer of the upstream that a test plays. */
export interface PlayedAnswer {
  status?: number;
  headers?: Record<string, string>;
  /** Text, or pieces of it: one network read each. */
  body: string | readonly string[];
  /** Leave the connection open after the last piece. */
  hang?: boolean;
}

/** What a request looked like. */
interface SeenRequest {
  url: string;
  headers: Record<string, string>;
  body: ChatRequestBody;
}

/** An upstream that gives one answer after the other (the last one for ever) and remembers what it was asked. */
export interface Upstream {
  fetch: (input: string, init: RequestInit) => Promise<Response>;
  requests: SeenRequest[];
  /** Connections that were closed before their end. */
  closed: number;
}

export function play(...answers: PlayedAnswer[]): Upstream {
  const upstream: Upstream = {
    requests: [],
    closed: 0,
    async fetch(url, init) {
      init.signal?.throwIfAborted();
      const answer = answers[Math.min(upstream.requests.length, answers.length - 1)];
      if (answer === undefined) throw new Error('No answer to play.');
      if (init.body != null && typeof init.body !== 'string') throw new TypeError('The body of a request is text.');
      const body: ChatRequestBody = JSON.parse(init.body ?? '{}');
      upstream.requests.push({ url, headers: Object.fromEntries(new Headers(init.headers).entries()), body });
      return new Response(toBody(answer, upstream), {
        status: answer.status ?? 200,
        headers: { 'content-type': 'text/event-stream', ...answer.headers },
      });
    },
  };
  return upstream;
}

function toBody(answer: PlayedAnswer, upstream: Upstream): ReadableStream<Uint8Array> {
  const pieces = typeof answer.body === 'string' ? [answer.body] : answer.body;
  let next = 0;
  return new ReadableStream<Uint8Array>(
    {
      pull(controller) {
        const piece = pieces[next++];
        if (piece !== undefined) controller.enqueue(new TextEncoder().encode(piece));
        else if (answer.hang !== true) controller.close();
        else return new Promise(() => undefined);
        return undefined;
      },
      cancel() {
        upstream.closed += 1;
      },
    },
    { highWaterMark: 0 },
  );
}

/** Facts about an answer that stand on its chunks or its body. */
export interface AnswerFacts {
  finish?: string | null;
  nativeFinish?: string;
  usage?: Record<string, unknown>;
  fields?: Record<string, unknown>;
}

const usage = {
  prompt_tokens: 20,
  completion_tokens: 10,
  total_tokens: 30,
  cost: 0.00042,
  is_byok: false,
  cost_details: {
    upstream_inference_cost: null,
    upstream_inference_prompt_cost: 0.0002,
    upstream_inference_completions_cost: 0.00022,
  },
  prompt_tokens_details: { cached_tokens: 4, cache_write_tokens: 3, audio_tokens: 2 },
  completion_tokens_details: { reasoning_tokens: 6, audio_tokens: 1, image_tokens: 0 },
};

function head(object: string, facts: AnswerFacts): Record<string, unknown> {
  return { id: 'gen-1', object, created: 1_760_000_000, model: 'maker/model-1', provider: 'Maker', ...facts.fields };
}

/** A streamed answer as OpenRouter sends it since 2026: the finish reason repeated beside the usage. */
export function streamed(deltas: readonly WireDelta[], facts: AnswerFacts = {}): string[] {
  const finish = facts.finish === undefined ? 'stop' : facts.finish;
  const choice = { index: 0, finish_reason: finish, native_finish_reason: facts.nativeFinish ?? finish };
  const chunks = [
    ...deltas.map((delta) => ({
      choices: [{ index: 0, delta: { role: 'assistant', ...delta }, finish_reason: null }],
    })),
    { choices: [{ ...choice, delta: { role: 'assistant', content: '' } }] },
    { choices: [{ ...choice, delta: { role: 'assistant', content: '' } }], usage: facts.usage ?? usage },
  ];
  return [
    ': OPENROUTER PROCESSING\n\n',
    ...chunks.map((chunk) => event({ ...head('chat.completion.chunk', facts), ...chunk })),
    'data: [DONE]\n\n',
  ];
}

/** One event of a stream. */
export function event(payload: unknown): string {
  return `data: ${JSON.stringify(payload)}\n\n`;
}

/** A whole answer, with the white space that OpenRouter sends before it. */
export function whole(message: WireDelta, facts: AnswerFacts = {}): PlayedAnswer {
  const finish = facts.finish === undefined ? 'stop' : facts.finish;
  const body = {
    ...head('chat.completion', facts),
    choices: [
      {
        index: 0,
        message: { role: 'assistant', content: null, ...message },
        finish_reason: finish,
        native_finish_reason: facts.nativeFinish ?? finish,
      },
    ],
    usage: facts.usage ?? usage,
  };
  return { headers: { 'content-type': 'application/json' }, body: `\n         \n${JSON.stringify(body)}` };
}

/** An error answer. */
export function failure(
  status: number,
  error: Record<string, unknown>,
  headers: Record<string, string> = {},
): PlayedAnswer {
  return { status, headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify({ error }) };
}

/** A model that talks to this upstream. */
export function modelOn(upstream: Upstream, fields: ChatOpenRouterInput = {}): ChatOpenRouter {
  return new ChatOpenRouter({
    model: 'maker/model',
    apiKey: 'sk-or-v1-test',
    fetch: checked(upstream.fetch),
    maxRetries: 0,
    ...fields,
  });
}
