import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { chatAnswer, failureOf, playing, refusing } from '../../test/agent-tools.ts';
import { createOpenRouterClient, OpenRouterConfigurationError } from '../index.ts';
import { Spending } from '../agent-tools.ts';
import type { AgentToolName } from '../agent-tools.ts';

const call = 'openrouter_create_chat_completion';
const chat = { model: 'a/b', messages: [{ role: 'user', content: 'Hi' }] };
const answer = chatAnswer({ content: 'Hello' }, 0.3);
const costing = (total_cost: number) => ({ data: { id: 'gen-9', total_cost } });
const withId = { headers: { 'x-generation-id': 'gen-9' } };
const broken = () => new Response('{"id":"gen-1","choices":[{"mess', withId);

const silent: [AgentToolName, Record<string, unknown>, Record<string, unknown>][] = [
  [call, chat, chatAnswer({ content: 'Hello' }, null)],
  ['openrouter_create_message', { ...chat, max_tokens: 9 }, { id: 'msg_1', content: [{ type: 'text', text: 'Hi' }] }],
  ['openrouter_create_response', { input: 'Hi' }, { id: 'resp_1', status: 'completed', output: [] }],
  ['openrouter_create_embeddings', { model: 'a/b', input: 'Hi' }, { data: [{ embedding: [1] }] }],
  ['openrouter_create_rerank', { model: 'a/b', query: 'q', documents: ['d'] }, { results: [] }],
  ['openrouter_create_transcription', { model: 'a/b', input_audio: { data: 'AA==', format: 'wav' } }, { text: 'Hi' }],
  ['openrouter_create_image', { model: 'a/b', prompt: 'A cat' }, { data: [{ b64_json: 'AA==' }] }],
];

describe('a cost that an answer does not tell, under a limit', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it.each(silent)('of %s is asked for by the id in the headers', async (name, input, body) => {
    const spending = new Spending({ limit: 1 });
    const { run, sent } = playing({ spending }, () => Response.json(body, withId), costing(5));
    expect(await run(name, input)).toMatchObject({ isError: false, cost: 5 });
    expect(sent[1]?.line).toBe('GET /generation?id=gen-9');
    expect(spending.spent).toBe(5);
  });

  it('and that is not known yet stops further calls until it is', async () => {
    const spending = new Spending({ limit: 1 });
    const image = () => Response.json({ data: [{ b64_json: 'AA==' }] }, withId);
    let known = false;
    let images = 0;
    const { run } = playing({
      spending,
      fetch: async (url) => {
        if (url.includes('/generation')) return known ? Response.json(costing(0.2)) : refusing(404)();
        images += 1;
        return image();
      },
    });
    const draw = async () => {
      const running = run('openrouter_create_image', { model: 'a/b', prompt: 'A cat' });
      await vi.runAllTimersAsync();
      return running;
    };
    expect(await draw()).toMatchObject({ isError: false, cost: undefined });
    expect(spending).toMatchObject({ spent: 0, unknownCosts: 1, pendingGenerations: ['gen-9'] });
    const refused = failureOf(await draw());
    expect(refused).toContain('What an earlier call cost is not known yet (generation gen-9)');
    expect(refused).toContain('Nothing was sent.');
    expect(images).toBe(1);
    known = true;
    expect(await draw()).toMatchObject({ isError: false });
    expect(spending.spent).toBe(0.4);
  });

  it('and cannot be asked for stops further calls until the app settles it', async () => {
    const spending = new Spending({ limit: 1 });
    const { run, sent } = playing({ spending }, { text: 'Hi' });
    const input = { model: 'a/b', input_audio: { data: 'AA==', format: 'wav' } };
    await run('openrouter_create_transcription', input);
    expect(failureOf(await run('openrouter_create_transcription', input))).toContain('the app has settled that cost');
    expect(sent).toHaveLength(1);
    spending.settleUnknown(0.25);
    expect(await run('openrouter_create_transcription', input)).toMatchObject({ isError: false });
    expect(spending).toMatchObject({ spent: 0.25, unknownCosts: 1 });
  });

  it('with a key of one’s own is what both bills say, without the noise of floating point', async () => {
    const spending = new Spending({ limit: 1 });
    const own = { data: { id: 'gen-9', total_cost: 0.1, is_byok: true, upstream_inference_cost: 0.2 } };
    const { run } = playing({ spending }, chatAnswer({ content: 'Hello' }, null), own);
    expect(await run(call, chat)).toMatchObject({ cost: 0.3 });
    expect(spending.spent).toBe(0.3);
  });

  it('with a key of one’s own is not known while the bill of the upstream is not', async () => {
    const spending = new Spending({ limit: 1 });
    const own = { data: { id: 'gen-9', total_cost: 0, is_byok: true, upstream_inference_cost: null } };
    const { run } = playing({ spending }, chatAnswer({ content: 'Hello' }, null), own);
    expect(await run(call, chat)).toMatchObject({ isError: false, cost: undefined });
    expect(failureOf(await run(call, chat))).toContain('is not known yet (generation gen-1)');
    expect(spending).toMatchObject({ spent: 0, unknownCosts: 1, pendingGenerations: ['gen-1'] });
  });

  it.each<[string, Record<string, unknown>]>([
    ['its usage tells the fee of an own key alone', { cost: 0, is_byok: true }],
    ['0 was charged and nobody says whose key was used', { search_units: 1, cost: 0 }],
  ])('of a rerank is asked for when %s', async (_, usage) => {
    const spending = new Spending({ limit: 1 });
    const own = { data: { id: 'gen-9', total_cost: 0, is_byok: true, upstream_inference_cost: 0.001 } };
    const { run, sent } = playing({ spending }, { id: 'gen-9', results: [], usage }, own);
    const result = await run('openrouter_create_rerank', { model: 'a/b', query: 'q', documents: ['d'] });
    expect(result).toMatchObject({ cost: 0.001, paid: [{ charged: 0, cost: 0.001 }] });
    expect(sent.map(({ line }) => line)).toEqual(['POST /rerank', 'GET /generation?id=gen-9']);
    expect(spending.spent).toBe(0.001);
  });

  it.each<[string, number | undefined, Record<string, unknown>]>([
    ['without a limit', undefined, { id: 'gen-9', results: [], usage: { cost: 0 } }],
    ['when its answer names no generation', 1, { results: [], usage: { cost: 0 } }],
    ['when no own key was used', 1, { id: 'gen-9', results: [], usage: { cost: 0, is_byok: false } }],
  ])('of a rerank that was charged 0 is not asked for %s', async (_, limit, answer) => {
    const spending = new Spending({ limit });
    const { run, sent } = playing({ spending }, answer);
    expect(await run('openrouter_create_rerank', { model: 'a/b', query: 'q', documents: ['d'] })).toMatchObject({
      cost: 0,
    });
    expect(sent).toHaveLength(1);
    expect(spending).toMatchObject({ spent: 0, unknownCosts: 0 });
  });

  it('is counted once when the call is aborted while it is asked for', async () => {
    const spending = new Spending({ limit: 1 });
    const controller = new AbortController();
    const reason = new Error('stopped');
    const { run } = playing({ spending }, chatAnswer({ content: 'Hello' }, null), () => {
      controller.abort(reason);
      return new Promise<Response>(() => undefined);
    });
    const known = { spent: 0, unknownCosts: 1, pendingGenerations: ['gen-1'] };
    await expect(run(call, chat, controller.signal)).rejects.toBe(reason);
    expect(spending).toMatchObject(known);
    await vi.runAllTimersAsync();
    expect(spending).toMatchObject(known);
  });

  it('counts the estimate of the app where it gave one', async () => {
    const spending = new Spending({ limit: 0.5, unknownCost: 0.3 });
    const { run } = playing({ spending }, { text: 'Hi' });
    const input = { model: 'a/b', input_audio: { data: 'AA==', format: 'wav' } };
    await run('openrouter_create_transcription', input);
    await run('openrouter_create_transcription', input);
    expect(failureOf(await run('openrouter_create_transcription', input))).toContain('$0.6 are spent');
    expect(() => new Spending({ unknownCost: -1 })).toThrow(OpenRouterConfigurationError);
  });

  it('is still asked for with a client that was given, by the id in the answer', async () => {
    const fetch = async (url: string) =>
      Response.json(url.includes('/generation') ? costing(0.7) : chatAnswer({ content: 'Hello' }, null));
    const spending = new Spending({ limit: 1 });
    const { run } = playing({ client: createOpenRouterClient({ apiKey: 'k', fetch }), spending }, {});
    expect(await run(call, chat)).toMatchObject({ cost: 0.7 });
  });
});

describe('a paid call that failed, under a limit', () => {
  it('because its answer broke off is counted', async () => {
    const { run, sent } = playing({ limit: 0.01 }, broken, costing(5));
    expect(await run(call, chat)).toMatchObject({ isError: true, cost: 5 });
    expect(failureOf(await run(call, chat))).toContain('The spending limit of $0.01 is reached: $5 are spent.');
    expect(sent.map(({ line }) => line)).toEqual(['POST /chat/completions', 'GET /generation?id=gen-9']);
  });

  it.each([
    ['the bytes of its answer are none', () => Response.json({ data: [{ b64_json: '§' }] }, withId)],
    ['its answer is no JSON', () => new Response('<html>', withId)],
  ])('because %s is counted', async (_, said) => {
    const { run } = playing({ limit: 1 }, said, costing(0.4));
    expect(await run('openrouter_create_image', { model: 'a/b', prompt: 'x' })).toMatchObject({
      isError: true,
      cost: 0.4,
    });
  });

  it('because the upstream refused the content inside its answer is counted: a part of it was made', async () => {
    const choice = { finish_reason: 'error', native_finish_reason: 'PROHIBITED_CONTENT', message: { content: 'So' } };
    const { run } = playing({ limit: 1 }, () => Response.json({ id: 'gen-9', choices: [choice] }), costing(0.4));
    expect(await run(call, chat)).toMatchObject({ isError: true, cost: 0.4 });
  });

  it('because its fetch gives no body that can be read stops further calls: it was made', async () => {
    const foreign = () => ({ ok: true, status: 200, url: '', headers: new Headers() }) as Response;
    const { run, sent } = playing({ limit: 1 }, foreign);
    expect(failureOf(await run(call, chat))).toContain('The answer came');
    expect(failureOf(await run(call, chat))).toContain('is not known');
    expect(sent).toHaveLength(1);
  });

  it('because the connection broke stops further calls: it may have been made', async () => {
    const { run, sent } = playing({ limit: 1 }, () => Promise.reject(new TypeError('terminated')));
    await run(call, chat);
    expect(failureOf(await run(call, chat))).toContain('is not known');
    expect(sent).toHaveLength(1);
  });

  it.each([
    ['never reached a server', () => Promise.reject(Object.assign(new Error('x'), { code: 'ECONNREFUSED' }))],
    ['was refused', refusing(429)],
    ['was refused for its content', refusing(403, 'Content violates usage guidelines.')],
    [
      'was refused, with a usage that is no bill',
      () => Response.json({ error: { code: 429 }, usage: {} }, { status: 429 }),
    ],
    ['was answered with an error', refusing(502, 'No', { 'x-generation-id': 'gen-9' })],
  ])('because it %s costs nothing', async (_, said) => {
    const spending = new Spending({ limit: 1 });
    const { run, sent } = playing({ spending }, said, answer);
    await run(call, chat);
    expect(await run(call, chat)).toMatchObject({ isError: false });
    expect(sent).toHaveLength(2);
    expect(spending).toMatchObject({ spent: 0.3, unknownCosts: 0 });
  });

  it('because it was aborted on its way stops further calls: it may be paid for', async () => {
    const reason = new Error('stopped');
    const controller = new AbortController();
    const { run, sent } = playing({ limit: 1 }, () => {
      controller.abort(reason);
      return new Promise<Response>(() => undefined);
    });
    await expect(run(call, chat, controller.signal)).rejects.toBe(reason);
    expect(failureOf(await run(call, chat))).toContain('is not known');
    expect(sent).toHaveLength(1);
  });
});

describe('a call that was aborted on its way', () => {
  /** Aborts a call that was sent; says what is `seen` when it rejects. */
  async function abortSent<Seen>(spending: Spending, seen: () => Seen) {
    const controller = new AbortController();
    const { run, sent } = playing({ spending }, () => new Promise<Response>(() => undefined), answer);
    const left = run(call, chat, controller.signal).catch(seen);
    await vi.waitFor(() => expect(sent).toHaveLength(1));
    controller.abort();
    return { atOnce: await left, run };
  }

  it.each([undefined, 1])('is counted when it rejects, and once (limit %s)', async (limit) => {
    const spending = new Spending({ limit });
    const { atOnce, run } = await abortSent(spending, () => spending.unknownCosts);
    expect(atOnce).toBe(1);
    await run('openrouter_count_models');
    expect(spending).toMatchObject({ spent: 0, unknownCosts: 1 });
  });

  it('may be settled by the app as soon as it rejects', async () => {
    const spending = new Spending({ limit: 1 });
    const { run } = await abortSent(spending, () => spending.settleUnknown(0.5));
    expect(await run(call, chat)).toMatchObject({ isError: false });
    expect(spending).toMatchObject({ spent: 0.8, unknownCosts: 0 });
  });
});

describe('an amount that is no sum of dollars', () => {
  // What JavaScript and JSON give is not checked by types.
  const wrong: [string, never][] = [
    ['NaN', Number.NaN as never],
    ['-10', -10 as never],
    ['Infinity', Infinity as never],
    ['a text', '0.1' as never],
    ['null', null as never],
  ];
  const refusal = expect.objectContaining({ setting: 'cost', message: expect.stringContaining('at least 0, not ') });

  it.each([...wrong, ['nothing', undefined as never]])('(%s) settles nothing: the limit holds', async (_, cost) => {
    const spending = new Spending({ limit: 0.5 });
    const { run, sent } = playing({ spending }, { text: 'Hi' });
    const input = { model: 'a/b', input_audio: { data: 'AA==', format: 'wav' } };
    await run('openrouter_create_transcription', input);
    expect(() => spending.settleUnknown(cost)).toThrow(refusal);
    expect(spending).toMatchObject({ spent: 0, unknownCosts: 1 });
    expect(failureOf(await run('openrouter_create_transcription', input))).toContain('is not known');
    expect(sent).toHaveLength(1);
  });

  it.each(wrong)('(%s) is no cost of a job or a call', (_, cost) => {
    const spending = new Spending({ limit: 0.5 });
    spending.expect('job');
    expect(() => spending.settle('job', cost)).toThrow(refusal);
    expect(() => spending.add(cost)).toThrow(refusal);
    expect(spending).toMatchObject({ spent: 0, unknownCosts: 0, pendingJobs: ['job'] });
    spending.settle('job', 0.5);
    expect(spending.refusal()).toContain('$0.5 are spent');
  });

  it.each(wrong.filter(([said]) => said !== 'Infinity'))('(%s) is no limit', (_, limit) => {
    expect(() => new Spending({ limit })).toThrow(expect.objectContaining({ setting: 'limit' }));
  });

  it.each(wrong)('(%s) is no estimate', (_, unknownCost) => {
    expect(() => new Spending({ unknownCost })).toThrow(expect.objectContaining({ setting: 'unknownCost' }));
  });
});

it('an account refuses options that there are not: a misspelled limit would be none', () => {
  const misspelled = { unknownCost: 0, limt: 1 };
  expect(() => new Spending(misspelled)).toThrow(
    expect.objectContaining({ setting: 'limt', message: 'There is no option limt. There are: limit, unknownCost.' }),
  );
});

it.each([null, 0.5])('an account refuses %j in place of options: a bare number would be no limit', (options) => {
  expect(() => new Spending(options as never)).toThrow(
    expect.objectContaining({ setting: 'options', message: 'options must be an object.' }),
  );
});

describe('a cost below 0 that the API tells, under a limit, is not known:', () => {
  it.each<[string, Record<string, unknown>]>([
    ['that of an answer', { ...answer, usage: { cost: -1 } }],
    [
      'that of an upstream',
      { ...answer, usage: { cost: 0.1, is_byok: true, cost_details: { upstream_inference_cost: -1 } } },
    ],
    [
      'that of an upstream in parts',
      {
        ...answer,
        usage: {
          cost: 0.1,
          is_byok: true,
          cost_details: { upstream_inference_prompt_cost: -1, upstream_inference_completions_cost: 0.1 },
        },
      },
    ],
    ['that of a failure', { error: { code: 502, message: 'No' }, usage: { cost: -1 } }],
  ])('%s is asked for', async (_, body) => {
    const spending = new Spending({ limit: 0.5 });
    const { run } = playing({ spending }, () => Response.json(body, withId), costing(0.2));
    expect(await run(call, chat)).toMatchObject({ cost: 0.2 });
    expect(spending.spent).toBe(0.2);
  });

  it.each<[string, Record<string, unknown>]>([
    ['of its generation', costing(-1)],
    ['of its upstream', { data: { id: 'gen-9', total_cost: 0.1, is_byok: true, upstream_inference_cost: -1 } }],
  ])('%s too', async (_, generation) => {
    const spending = new Spending({ limit: 0.5 });
    const { run } = playing({ spending }, chatAnswer({ content: 'Hello' }, -0.4), generation);
    expect(await run(call, chat)).toMatchObject({ isError: false, cost: undefined });
    expect(failureOf(await run(call, chat))).toContain('is not known yet (generation gen-1)');
    expect(spending).toMatchObject({ spent: 0, unknownCosts: 1 });
  });

  it('of a video job too', async () => {
    const spending = new Spending({ limit: 0.5 });
    spending.expect('job-1');
    const job = { id: 'job-1', status: 'completed', usage: { cost: -1 } };
    const { run } = playing({ spending }, job);
    await run('openrouter_get_video', { jobId: 'job-1' });
    expect(failureOf(await run(call, chat))).toContain('is not known');
    expect(spending).toMatchObject({ spent: 0, unknownCosts: 1, pendingJobs: [] });
  });
});

it('a call that waits for its turn ends with its signal, and is never made', async () => {
  let finish: (response: Response) => void = () => undefined;
  const { run, sent } = playing({ limit: 1 }, () => new Promise<Response>((resolve) => (finish = resolve)));
  const first = run(call, chat);
  const controller = new AbortController();
  const second = run(call, chat, controller.signal);
  await vi.waitFor(() => expect(sent).toHaveLength(1));
  const reason = new Error('stopped');
  controller.abort(reason);
  await expect(second).rejects.toBe(reason);
  finish(Response.json(answer));
  expect(await first).toMatchObject({ isError: false });
  expect(sent).toHaveLength(1);
});

describe('what a call paid for', () => {
  it('is told with its model, its upstream, its generation and its tokens', async () => {
    const { run } = playing({}, answer);
    expect((await run(call, chat)).paid).toEqual([
      {
        model: 'maker/model-1',
        provider: 'Maker',
        generationId: 'gen-1',
        jobId: undefined,
        inputTokens: 10,
        outputTokens: 5,
        totalTokens: 15,
        charged: 0.3,
        cost: 0.3,
        failed: false,
      },
    ]);
  });

  it.each(silent)('of %s is told also where nobody says what it cost', async (name, input, body) => {
    const { run } = playing({}, () => Response.json(body, withId));
    const { cost, paid } = await run(name, input);
    expect(cost).toBeUndefined();
    expect(paid).toMatchObject([{ generationId: 'gen-9', charged: undefined, cost: undefined, failed: false }]);
    expect(paid[0]?.model).toBe(name.endsWith('response') ? undefined : (body['model'] ?? 'a/b'));
  });

  it('with a key of one’s own tells the fee and the whole apart, also where it was asked for', async () => {
    const own = { data: { id: 'gen-9', total_cost: 0.1, is_byok: true, upstream_inference_cost: 0.2 } };
    const { run } = playing({ limit: 1 }, chatAnswer({ content: 'Hello' }, null), own);
    expect((await run(call, chat)).paid).toMatchObject([{ charged: 0.1, cost: 0.3 }]);
  });

  it('is told of an answer that is of no use', async () => {
    const { run } = playing({ limit: 1 }, broken, costing(5));
    expect((await run(call, chat)).paid).toMatchObject([
      { model: 'a/b', generationId: 'gen-9', cost: 5, failed: true },
    ]);
  });

  it('is nothing where nothing was sent, was refused, or only looked', async () => {
    const { run } = playing({}, refusing(429), { data: { id: 'a/b' } });
    expect((await run(call, {})).paid).toEqual([]);
    expect((await run(call, chat)).paid).toEqual([]);
    expect((await run('openrouter_get_model', { id: 'a/b' })).paid).toEqual([]);
  });
});
