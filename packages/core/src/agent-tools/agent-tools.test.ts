import { describe, expect, it, vi } from 'vitest';

import { chatAnswer, failureOf, models, playing, refusing } from '../../test/agent-tools.ts';
import { createOpenRouterClient, OpenRouterConfigurationError, OpenRouterError } from '../index.ts';
import { agentToolNames, createAgentTools, selectAgentTools, Spending } from '../agent-tools.ts';
import type { Approve } from '../agent-tools.ts';

const chat = { model: 'a/b', messages: [{ role: 'user', content: 'Hi' }] };
const answer = chatAnswer({ content: 'Hello' }, 0.3);
const namesOf = (tools: readonly { name: string }[]) => tools.map(({ name }) => name);

describe('a set of tools', () => {
  it('has all 27, each with a description and an input of described parameters', () => {
    const tools = createAgentTools();
    expect(namesOf(tools)).toEqual([...agentToolNames]);
    expect(tools).toHaveLength(27);
    for (const tool of tools) {
      expect(tool.name).toMatch(/^openrouter_[a-z_]{1,53}$/);
      expect(tool.description.length).toBeGreaterThan(20);
      expect(Object.keys(tool.input.shape)).toContain('http_referer');
      expect(tool.inputSchema).toMatchObject({ type: 'object', additionalProperties: false });
    }
  });

  it('makes the schemas of its inputs once: they are those of every other set', () => {
    const messages = () => createAgentTools({ include: ['openrouter_create_message'] })[0]?.input.shape['messages'];
    expect(messages()).toBeDefined();
    expect(messages()).toBe(messages());
  });

  it('is narrowed by names', () => {
    const include = ['openrouter_get_model', 'openrouter_list_models'] as const;
    expect(namesOf(createAgentTools({ include }))).toEqual(['openrouter_list_models', 'openrouter_get_model']);
    expect(namesOf(createAgentTools({ include, exclude: ['openrouter_list_models'] }))).toEqual([
      'openrouter_get_model',
    ]);
  });

  it('is narrowed to tools that only look, and to tools that cost nothing', () => {
    const tools = createAgentTools();
    const readOnly = selectAgentTools(tools, { readOnly: true });
    expect(readOnly).toHaveLength(17);
    expect(readOnly.filter(({ costsMoney }) => costsMoney)).toEqual([]);
    expect(namesOf(selectAgentTools(tools, { free: false }))).toEqual([
      'openrouter_create_chat_completion',
      'openrouter_create_message',
      'openrouter_create_response',
      'openrouter_create_embeddings',
      'openrouter_create_rerank',
      'openrouter_create_speech',
      'openrouter_create_transcription',
      'openrouter_create_image',
      'openrouter_create_video',
    ]);
    expect(selectAgentTools(tools, { names: ['openrouter_get_key'], free: false })).toEqual([]);
  });

  it('uses a client that is given', async () => {
    const client = createOpenRouterClient({ apiKey: 'k', fetch: async () => Response.json({ data: { count: 7 } }) });
    const [tool] = createAgentTools({ client, include: ['openrouter_count_models'] });
    expect(await tool?.execute({})).toMatchObject({ output: { count: 7 } });
  });

  it.each(['include', 'exclude'] as const)('refuses a name in %s that is no tool, and blames that option', (option) => {
    const setting = { [option]: ['openrouter_nothing' as 'openrouter_get_key'] };
    expect(() => createAgentTools(setting)).toThrow(
      expect.objectContaining({ setting: option, message: 'There is no tool openrouter_nothing.' }),
    );
  });

  it.each([
    [{ include: ['openrouter_nothing' as 'openrouter_get_key'] }, 'There is no tool openrouter_nothing'],
    [{ limit: -1 }, 'at least 0'],
    [{ limit: Number.NaN }, 'at least 0'],
    [{ limit: 1, spending: new Spending() }, 'not both'],
  ])('refuses %j', (options, said) => {
    expect(() => createAgentTools(options)).toThrow(OpenRouterConfigurationError);
    expect(() => createAgentTools(options)).toThrow(said);
  });

  it.each<[string, unknown, string]>([
    ['limt', 1, 'There is no option limt. There are: include, exclude, limit, spending'],
    ['constructor', 1, 'There is no option constructor.'],
    ['limit', '1', 'limit must be a number of US dollars, at least 0, not '],
    ['limit', null, 'limit must be a number of US dollars, at least 0, not '],
    ['include', 'openrouter_get_key', 'include must be a list of names of tools.'],
    ['exclude', null, 'exclude must be a list of names of tools.'],
    ['exclude', [undefined], 'There is no tool undefined.'],
    ['spending', { limit: 1 }, 'spending must be an account (Spending).'],
    ['spending', null, 'spending must be an account'],
    ['approve', true, 'approve must be a function.'],
    ['saveFile', '/tmp', 'saveFile must be a function.'],
    ['readFile', {}, 'readFile must be a function.'],
    ['client', null, 'client must be a client'],
  ])('refuses the option %s with the value %j, and says what it must be', (setting, value, said) => {
    expect(() => createAgentTools({ [setting]: value })).toThrow(
      expect.objectContaining({ setting, kind: 'configuration', message: expect.stringContaining(said) }),
    );
  });

  it.each([[null], ['openrouter_get_key'], [['openrouter_get_key']]])('refuses %j in place of options', (options) => {
    // What a caller without types, or a settings file, may give.
    expect(() => createAgentTools(options as never)).toThrow(
      expect.objectContaining({ setting: 'options', kind: 'configuration', message: 'options must be an object.' }),
    );
  });

  it.each<[string, unknown, string]>([
    ['readonly', true, 'There is no option readonly. There are: names, readOnly, free.'],
    ['names', ['openrouter_nothing'], 'There is no tool openrouter_nothing.'],
    ['names', 'openrouter_get_key', 'names must be a list of names of tools.'],
    ['readOnly', 'yes', 'readOnly must be true or false.'],
    ['free', null, 'free must be true or false.'],
  ])('is not narrowed by the option %s with the value %j: it is refused', (setting, value, message) => {
    expect(() => selectAgentTools(createAgentTools(), { [setting]: value })).toThrow(
      expect.objectContaining({ setting, kind: 'configuration', message }),
    );
  });

  it('is narrowed by options only', () => {
    expect(() => selectAgentTools(createAgentTools(), null as never)).toThrow(
      expect.objectContaining({ setting: 'options', kind: 'configuration', message: 'options must be an object.' }),
    );
  });

  it('takes options that are undefined', () => {
    const nothing = {
      client: undefined,
      include: undefined,
      spending: undefined,
      approve: undefined,
      fetch: undefined,
    };
    expect(createAgentTools(nothing)).toHaveLength(27);
    const anything = { names: undefined, readOnly: undefined, free: undefined };
    expect(selectAgentTools(createAgentTools(), anything)).toHaveLength(27);
  });
});

describe('a wrong input', () => {
  it.each<[Parameters<ReturnType<typeof playing>['run']>[0], unknown, string[]]>([
    ['openrouter_list_models', { sort: 'cheapest' }, ['- sort: Invalid option', '"pricing-low-to-high"']],
    ['openrouter_list_models', { limit: 0 }, ['- limit:', '>=1']],
    [
      'openrouter_list_models',
      { tools: true },
      ['There is no parameter tools. There are: q, category', 'supported_parameters'],
    ],
    ['openrouter_create_chat_completion', { model: 'a/b' }, ['- messages:']],
    ['openrouter_create_chat_completion', { ...chat, temperature: 3 }, ['- temperature:', '<=2']],
    ['openrouter_create_chat_completion', { ...chat, provider: { onyl: [] } }, ['- provider:', 'onyl']],
    ['openrouter_create_rerank', { model: 'a/b', query: 'q', documents: [{}] }, ['documents.0']],
    ['openrouter_get_model', {}, ['- id: give the id']],
    ['openrouter_get_model', { id: 'gpt-5' }, ['“gpt-5” is no id of the form author/slug']],
    ['openrouter_get_generation', 'gen-1', ['The input: Invalid input: expected object']],
  ])('of %s, %j, is told so that it can be corrected', async (name, input, said) => {
    const { run, sent } = playing({}, answer);
    const failure = failureOf(await run(name, input));
    expect(failure).toContain(`The input of ${name} is wrong; nothing was sent.`);
    expect(failure).toContain('Correct it and call the tool again.');
    for (const part of said) expect(failure).toContain(part);
    expect(sent).toEqual([]);
  });

  it('can be found before a call, in the same words', async () => {
    const { run, tools } = playing({ include: ['openrouter_list_models'] }, {});
    const [tool] = tools;
    expect(tool?.check({ limit: 5, 'X-Title': 'App' })).toBeUndefined();
    expect(tool?.check({ limit: 0 })).toBe(failureOf(await run('openrouter_list_models', { limit: 0 })));
    expect(tool?.inputSchema['required']).toBeUndefined();
  });

  it('costs nothing and asks nobody', async () => {
    const approve = vi.fn<Approve>(() => true);
    const { run } = playing({ approve }, answer);
    await run('openrouter_create_chat_completion', {});
    expect(approve).not.toHaveBeenCalled();
  });
});

describe('a failure', () => {
  it.each([
    [400, 'invalid-request', 'Correct the input'],
    [401, 'authentication', 'tell the user'],
    [402, 'payment-required', 'tell the user'],
    [403, 'permission-denied', 'tell the user'],
    [404, 'not-found', 'openrouter_list_models gives the ids'],
    [429, 'rate-limit', 'Try again'],
    [500, 'server', 'Try again'],
    [502, 'upstream', 'another model'],
    [503, 'overloaded', 'another model'],
  ])('with status %i is a text that a model can act on', async (status, kind, advice) => {
    const { run } = playing({}, refusing(status, 'What the upstream said'));
    const failure = failureOf(await run('openrouter_create_chat_completion', chat));
    expect(failure).toContain(`openrouter_create_chat_completion failed (${kind}, HTTP ${status})`);
    expect(failure).toContain('What the upstream said');
    expect(failure).toContain(advice);
  });

  it.each([
    ['openrouter_get_video', { jobId: 'job-1' }],
    ['openrouter_get_video_content', { jobId: 'job-1' }],
    ['openrouter_get_generation_content', { id: 'gen-1' }],
  ] as const)('of %s with an id that is not known sends nobody to the models', async (name, input) => {
    const failure = failureOf(await playing({}, refusing(404, 'Not found')).run(name, input));
    expect(failure).toContain('it is the one that an earlier call answered');
    expect(failure).not.toContain('openrouter_list_models');
  });

  it('of an id that an earlier call answered gives no advice about models', async () => {
    const { run } = playing({}, refusing(404, 'Generation gen-1 not found'));
    expect(failureOf(await run('openrouter_get_generation_content', { id: 'gen-1' }))).toBe(
      'openrouter_get_generation_content failed (not-found, HTTP 404): Generation gen-1 not found (HTTP 404).\n' +
        'Check the id: it is the one that an earlier call answered. Ids are exact.',
    );
  });

  it.each([404, 429, 500, 502, 503])('with status %i says once what can be done', async (status) => {
    const { run } = playing({}, refusing(status, 'What the upstream said', { 'retry-after': '30' }));
    const [first] = failureOf(await run('openrouter_create_chat_completion', chat)).split('\n');
    expect(first).toMatch(new RegExp(`What the upstream said \\(HTTP ${status}\\)\\.$`));
  });

  it('that only the user can settle keeps what the user can do', async () => {
    const { run } = playing({}, refusing(402, 'No credits'));
    expect(failureOf(await run('openrouter_create_chat_completion', chat))).toContain('openrouter.ai/settings/credits');
  });

  it('of a model’s id tells what else may be the reason', async () => {
    const { run } = playing({}, refusing(404, 'No endpoints found'));
    expect(failureOf(await run('openrouter_create_chat_completion', chat))).toContain('privacy settings');
    expect(failureOf(await run('openrouter_get_model', { id: 'a/b' }))).not.toContain('privacy settings');
  });

  it.each([
    [409, 'conflict', 'look at what is there now'],
    [410, 'gone', 'tell the user'],
  ])('with status %i is %s', async (status, kind, advice) => {
    const failure = failureOf(await playing({}, refusing(status, 'No')).run('openrouter_list_models'));
    expect(failure).toContain(`(${kind}, HTTP ${status})`);
    expect(failure).toContain(advice);
  });

  it('by too many requests says when to try again', async () => {
    const { run } = playing({}, refusing(429, 'Slow down', { 'retry-after': '30' }));
    expect(failureOf(await run('openrouter_list_models'))).toMatch(/Try again after \d{4}-\d\d-\d\dT/);
  });

  it('of the connection, and of a missing key, are texts too', async () => {
    const broken = playing({}, () => Promise.reject(new TypeError('fetch failed')));
    expect(failureOf(await broken.run('openrouter_list_models'))).toContain('connection');
    vi.stubEnv('OPENROUTER_MANAGEMENT_KEY', '');
    const keyless = playing({ managementKey: undefined }, {});
    expect(failureOf(await keyless.run('openrouter_get_credits'))).toContain('management key');
    expect(keyless.sent).toEqual([]);
    vi.unstubAllEnvs();
  });

  it('never carries the key', async () => {
    const { run } = playing({}, refusing(400, 'Bad key sk-or-test'));
    expect(failureOf(await run('openrouter_list_models'))).not.toContain('sk-or-test-');
  });

  it('that is an abort rejects with its reason', async () => {
    const { run, sent } = playing({}, () => new Promise<Response>(() => undefined));
    const reason = new Error('stopped');
    await expect(run('openrouter_list_models', {}, AbortSignal.abort(reason))).rejects.toBe(reason);
    expect(sent).toEqual([]);
    const controller = new AbortController();
    const running = playing({}, () => {
      controller.abort(reason);
      throw reason;
    }).run('openrouter_list_models', {}, controller.signal);
    await expect(running).rejects.toBe(reason);
  });
});

describe('spending', () => {
  const call = 'openrouter_create_chat_completion';

  it('is summed without the noise of floating point', async () => {
    const spending = new Spending();
    const { run } = playing({ spending }, chatAnswer({ content: 'a' }, 0.1), chatAnswer({ content: 'b' }, 0.2));
    await run(call, chat);
    await run(call, chat);
    expect(spending.spent).toBe(0.3);
  });

  it('with a key of one’s own counts the upstream’s bill', async () => {
    const spending = new Spending();
    const usage = { cost: 0.01, is_byok: true, cost_details: { upstream_inference_cost: 0.2 } };
    const { run } = playing({ spending }, { ...answer, usage });
    await run(call, chat);
    expect(spending.spent).toBe(0.21);
  });

  it('ends at the limit with a message that the model can act on; free tools go on', async () => {
    const { run, sent } = playing({ limit: 0.5 }, answer, answer, { data: models(1) });
    await run(call, chat);
    await run(call, chat);
    const failure = failureOf(await run(call, chat));
    expect(failure).toContain('The spending limit of $0.5 is reached: $0.6 are spent. Nothing was sent.');
    expect(sent).toHaveLength(2);
    expect(await run('openrouter_list_models')).toMatchObject({ isError: false });
  });

  it('under a limit holds for calls that are made at once', async () => {
    const { run, sent } = playing({ limit: 0.5 }, answer);
    const results = await Promise.all([1, 2, 3, 4].map(() => run(call, chat)));
    expect(results.map(({ isError }) => isError)).toEqual([false, false, true, true]);
    expect(sent).toHaveLength(2);
  });

  it('is shared by sets of tools', async () => {
    const spending = new Spending({ limit: 0.2 });
    await playing({ spending }, answer).run(call, chat);
    expect(failureOf(await playing({ spending }, answer).run(call, chat))).toContain('limit');
  });

  it('that an answer does not tell is asked for where a limit needs to know', async () => {
    const silent = chatAnswer({ content: 'Hello' }, null);
    const spending = new Spending({ limit: 1 });
    const asking = playing({ spending }, silent, { data: { id: 'gen-1', total_cost: 0.7 } });
    expect(await asking.run(call, chat)).toMatchObject({ cost: 0.7 });
    expect(asking.sent[1]?.line).toBe('GET /generation?id=gen-1');
    expect(spending.spent).toBe(0.7);

    const unlimited = new Spending();
    const { run, sent } = playing({ spending: unlimited }, silent);
    expect(await run(call, chat)).toMatchObject({ cost: undefined });
    expect(sent).toHaveLength(1);
    expect(unlimited).toMatchObject({ spent: 0, unknownCosts: 1 });
  });

  it('that nobody can tell is counted as unknown, and the answer is given', async () => {
    const spending = new Spending({ limit: 1 });
    const { run } = playing({ spending }, chatAnswer({ content: 'Hello' }, null), refusing(500));
    expect(await run(call, chat)).toMatchObject({ isError: false });
    expect(spending).toMatchObject({ spent: 0, unknownCosts: 1 });
  });

  it('includes answers that failed midway', async () => {
    const spending = new Spending();
    const failed = {
      ...answer,
      choices: [{ index: 0, message: { content: 'He' }, error: { code: 502, message: 'Lost' } }],
    };
    const { run } = playing({ spending }, failed);
    expect(await run(call, chat)).toMatchObject({ isError: true, cost: 0.3 });
    expect(spending.spent).toBe(0.3);
  });
});

describe('approval', () => {
  it('is asked for calls that cost money, with their checked input', async () => {
    const approve = vi.fn<Approve>(async () => true);
    const { run } = playing({ approve }, answer);
    expect(await run('openrouter_create_chat_completion', { ...chat, x_title: 'App' })).toMatchObject({
      isError: false,
    });
    expect(approve).toHaveBeenCalledWith(
      expect.objectContaining({ name: 'openrouter_create_chat_completion', input: chat }),
    );
    await run('openrouter_get_key');
    expect(approve).toHaveBeenCalledOnce();
  });

  it.each([
    [false, 'was not approved. Nothing was sent.'],
    ['Too dear', 'was not approved: Too dear. Nothing was sent.'],
  ])('that is refused with %j is told to the model', async (decision, said) => {
    const { run, sent } = playing({ approve: () => decision }, answer);
    expect(failureOf(await run('openrouter_create_chat_completion', chat))).toContain(said);
    expect(sent).toEqual([]);
  });

  it('that throws interrupts the loop', async () => {
    const interrupt = new Error('interrupt');
    const approve = () => Promise.reject(interrupt);
    await expect(playing({ approve }, answer).run('openrouter_create_chat_completion', chat)).rejects.toBe(interrupt);
  });
});

it('the entry shares its classes with the main one', async () => {
  const { run } = playing({}, answer);
  expect(() => new Spending({ limit: -1 })).toThrow(OpenRouterError);
  expect(await run('openrouter_create_chat_completion', chat)).toMatchObject({ isError: false });
});
