import { describe, expect, it } from 'vitest';

import { chatAnswer, failureOf, fieldsOf, models, playing, refusing } from '../../test/agent-tools.ts';
import { encodeBase64 } from '../index.ts';
import { Spending } from '../agent-tools.ts';

const chat = { model: 'a/b', messages: [{ role: 'user', content: 'Hi' }] };

describe('a list of models', () => {
  it('comes as a page with chosen fields and a hint how to narrow it', async () => {
    const { run } = playing({}, { data: models(20), total_count: 400 });
    const page = fieldsOf(await run('openrouter_list_models', { supported_parameters: 'tools' }));
    expect(page).toMatchObject({ total: 400, offset: 0, count: 20, next_offset: 20 });
    expect(page['hint']).toMatch(/380 more: filter .* offset 20/);
    expect(page['entries']).toHaveLength(20);
    expect((page['entries'] as unknown[])[0]).toEqual({
      id: 'maker/model-0',
      name: 'Model 0',
      context_length: 200_000,
      max_completion_tokens: 64_000,
      modality: 'text->text',
      created: '2025-10-09',
      price_usd: { prompt_per_million: 3, completion_per_million: 15, input_cache_read_per_million: 0.3 },
    });
    expect(JSON.stringify(page).length).toBeLessThan(6_000);
  });

  it('that an upstream gave whole is cut here', async () => {
    const { run } = playing({}, { data: models(400) });
    const page = fieldsOf(await run('openrouter_list_models', { offset: 395, limit: 10 }));
    expect(page).toMatchObject({ total: 400, offset: 395, count: 5 });
    expect(page).not.toHaveProperty('next_offset');
    expect((page['entries'] as { id: string }[]).map(({ id }) => id)[0]).toBe('maker/model-395');
  });

  it.each([
    ['tells nothing of pages', {}],
    ['tells how many there are', { total_count: 15 }],
  ])('that an upstream gave whole, and which %s, is cut here, however short it is', async (_, more) => {
    const { run } = playing({}, { data: models(15), ...more });
    for (const name of [
      'openrouter_list_models',
      'openrouter_list_user_models',
      'openrouter_list_embedding_models',
    ] as const) {
      const page = fieldsOf(await run(name, { offset: 10, limit: 20 }));
      expect(page).toMatchObject({ total: 15, offset: 10, count: 5 });
      expect((page['entries'] as { id: string }[]).map(({ id }) => id)[0]).toBe('maker/model-10');
    }
  });

  it.each([
    ['tells how many there are', { total_count: 15 }, 15],
    ['tells that there is no next page', { links: { next: null } }, undefined],
  ])('that is a page, and %s, is given as it is', async (_, more, total) => {
    const { run } = playing({}, { data: models(5, 10), ...more });
    const page = fieldsOf(await run('openrouter_list_models', { offset: 10, limit: 20 }));
    expect([page['total'], page['count']]).toEqual([total, 5]);
    expect(page).not.toHaveProperty('next_offset');
  });

  it('that is none is a failure of the API, not of the program', async () => {
    const { run } = playing({}, {});
    expect(failureOf(await run('openrouter_list_models'))).toContain('invalid-response');
  });

  it('has further fields where they are asked for, with short descriptions', async () => {
    const { run } = playing({}, { data: models(1), total_count: 1 });
    const page = fieldsOf(await run('openrouter_list_models', { fields: ['supported_parameters', 'description'] }));
    const [entry] = page['entries'] as { supported_parameters: string[]; description: string }[];
    expect(entry?.supported_parameters).toEqual(['tools', 'temperature']);
    expect(entry?.description).toMatch(/^word .*… \[700 more characters\]$/);
  });

  it('says of routers that their price is not known, and tells of prices for long prompts', async () => {
    const pricing = { prompt: '-1', completion: '-1' };
    const long = {
      prompt: '0.000001',
      completion: '0.000002',
      overrides: [{ min_prompt_tokens: 200_000, prompt: '0.000004' }],
    };
    const { run } = playing(
      {},
      {
        data: [
          { id: 'openrouter/auto', pricing },
          { id: 'a/b', pricing: long },
        ],
      },
    );
    const [auto, other] = fieldsOf(await run('openrouter_list_models'))['entries'] as { price_usd: object }[];
    expect(auto?.price_usd).toEqual({
      prompt_per_million: 'depends on the model that is chosen',
      completion_per_million: 'depends on the model that is chosen',
    });
    expect(other?.price_usd).toMatchObject({
      prompt_per_million: 1,
      other_prices_apply: [{ above_prompt_tokens: 200_000, prompt_per_million: 4 }],
    });
  });

  it('comes as RSS that ends', async () => {
    const { run, sent } = playing({}, () => new Response(`<rss>${'x'.repeat(30_000)}</rss>`));
    const { output } = await run('openrouter_list_models', { use_rss: true, use_rss_chat_links: true });
    expect(sent[0]?.line).toContain('use_rss_chat_links=true&use_rss=true');
    expect(String(output)).toHaveLength(20_000 + '… [10011 more characters]'.length);
  });
});

describe('lists that the API gives whole', () => {
  it('are searched and cut', async () => {
    const data = Array.from({ length: 90 }, (_, index) => ({ name: `Provider ${index}`, slug: `p-${index}` }));
    const { run } = playing({}, { data });
    const page = fieldsOf(await run('openrouter_list_providers', { q: 'provider 1', limit: 4 }));
    expect(page).toMatchObject({ total: 11, count: 4, next_offset: 4 });
    expect((page['entries'] as { slug: string }[]).map(({ slug }) => slug)).toEqual(['p-1', 'p-10', 'p-11', 'p-12']);
  });

  it('of endpoints tell price and speed', async () => {
    const endpoint = {
      model_id: 'a/b',
      provider_name: 'Maker',
      tag: 'maker/eu',
      pricing: { prompt: '0.000001', completion: '0' },
      status: 0,
      latency_last_30m: { p50: 300, p75: 1, p90: 1, p99: 1 },
      throughput_last_30m: null,
      supported_parameters: Array.from({ length: 26 }, (_, index) => `parameter-${index}`),
    };
    const { run } = playing({}, { data: { id: 'a/b', name: 'B', endpoints: [endpoint] } });
    const page = fieldsOf(await run('openrouter_list_model_endpoints', { id: 'a/b' }));
    expect(page).toMatchObject({ id: 'a/b', total: 1 });
    expect((page['entries'] as unknown[])[0]).toEqual({
      model_id: 'a/b',
      provider_name: 'Maker',
      tag: 'maker/eu',
      price_usd: { prompt_per_million: 1, completion_per_million: 0 },
      status: 0,
      latency_last_30m_ms: 300,
    });
  });
});

describe('the account', () => {
  it('tells the balance without the noise of floating point', async () => {
    const { run } = playing({}, { data: { total_credits: 0.3, total_usage: 0.1 } });
    expect(fieldsOf(await run('openrouter_get_credits'))['balance']).toBe(0.2);
  });

  it('says that a key without a limit has none', async () => {
    const { run } = playing({}, { data: { label: 'k', limit: null, limit_remaining: null, usage: 1, rate_limit: -1 } });
    const key = fieldsOf(await run('openrouter_get_key'));
    expect(key).toMatchObject({ limit: 'none', usage: 1 });
    expect(key).not.toHaveProperty('rate_limit');
  });

  it('says what to do in place of a Coinbase charge, whatever is given', async () => {
    const { run } = playing({}, refusing(410, 'Gone'));
    const input = { amount: 10, sender: '0x1', chain_id: 8453, X_Title: 'App' };
    expect(failureOf(await run('openrouter_create_coinbase_charge', input))).toContain('settings/credits');
  });

  it('gives stored content without base64, and cut', async () => {
    const messages = [{ role: 'user', content: `data:image/png;base64,${'A'.repeat(2_000)}` }];
    const data = { input: { messages }, output: { completion: 'word '.repeat(100), reasoning: null }, error: null };
    const { run } = playing({}, { data });
    const content = fieldsOf(await run('openrouter_get_generation_content', { id: 'gen-1', max_characters: 100 }));
    expect(content['input']).toEqual({ messages: '[{"role":"user","content":"[2022 characters of base64]"}]' });
    expect(content['completion']).toMatch(/… \[400 more characters\]$/);
    expect(content).not.toHaveProperty('error');
  });
});

describe('an answer of a model', () => {
  it('is its text, with what it cost', async () => {
    const { run } = playing({}, chatAnswer({ content: 'Hello', reasoning: 'r'.repeat(5_000) }));
    const result = await run('openrouter_create_chat_completion', chat);
    const answer = fieldsOf(result);
    expect(answer).toMatchObject({ id: 'gen-1', model: 'maker/model-1', provider: 'Maker', finish_reason: 'stop' });
    expect(answer).toMatchObject({ text: 'Hello', usage: { input_tokens: 10, output_tokens: 5, cost_usd: 0.002 } });
    expect(String(answer['reasoning'])).toMatch(/^r{1000}… \[4000 more characters\]$/);
    expect(result.cost).toBe(0.002);
  });

  it('with tool calls has the message that goes back, its reasoning unchanged', async () => {
    const tool_calls = [{ id: 'c1', type: 'function', index: 0, function: { name: 'f', arguments: '{"a":1}' } }];
    const reasoning_details = [{ type: 'reasoning.text', text: 'So', signature: 'sig', index: 0 }];
    const { run } = playing({}, chatAnswer({ content: null, tool_calls, reasoning_details }));
    const answer = fieldsOf(await run('openrouter_create_chat_completion', chat));
    expect(answer['tool_calls']).toEqual([{ id: 'c1', name: 'f', arguments: '{"a":1}', complete: true }]);
    expect(answer['assistant_message']).toEqual({
      role: 'assistant',
      content: null,
      tool_calls: [{ id: 'c1', type: 'function', function: { name: 'f', arguments: '{"a":1}' } }],
      reasoning_details,
    });
  });

  it('with pictures has them as files', async () => {
    const url = `data:image/png;base64,${encodeBase64(new Uint8Array(3_000))}`;
    const { run } = playing({}, chatAnswer({ content: '', images: [{ type: 'image_url', image_url: { url } }] }));
    const result = await run('openrouter_create_chat_completion', { ...chat, modalities: ['image', 'text'] });
    expect(result.files).toMatchObject([{ filename: 'image-1.png', mediaType: 'image/png', size: 3_000 }]);
    expect(JSON.stringify(result).length).toBeLessThan(1_000);
    expect(result.files[0]?.bytes).toHaveLength(3_000);
  });

  it('with a picture that cannot be read keeps its text, its other pictures and its cost', async () => {
    const image = (base64: string) => ({ type: 'image_url', image_url: { url: `data:;base64,${base64}` } });
    const gif = encodeBase64(new TextEncoder().encode('GIF89a'));
    const spending = new Spending({ limit: 1 });
    const { run } = playing({ spending }, chatAnswer({ content: 'Here', images: [image('***'), image(gif)] }, 0.1));
    const result = await run('openrouter_create_chat_completion', chat);
    expect(fieldsOf(result)).toMatchObject({ text: 'Here', notes: [expect.stringContaining('Image 1 of 2')] });
    expect(result.files).toMatchObject([{ filename: 'image-2.gif', mediaType: 'image/gif', size: 6 }]);
    expect([result.cost, spending.spent]).toEqual([0.1, 0.1]);
    expect(await run('openrouter_create_chat_completion', chat)).toMatchObject({ isError: false });
  });

  it.each([
    ['without a choice', { choices: [] }],
    ['with an error under status 200', { error: { code: 502, message: 'Lost' } }],
  ])('%s is a failure, and what it cost is counted', async (_, answer) => {
    const spending = new Spending({ limit: 1 });
    const { run } = playing({ spending }, { id: 'gen-1', ...answer, usage: { cost: 0.1 } });
    expect(await run('openrouter_create_chat_completion', chat)).toMatchObject({ isError: true, cost: 0.1 });
    expect(spending).toMatchObject({ spent: 0.1, unknownCosts: 0 });
  });

  it.each([
    [{ error: { code: 429, message: 'Slow down' } }, 'rate-limit'],
    [{ id: 'gen-1', choices: [] }, 'invalid-response'],
  ])('that is a failure under status 200 is one: %j', async (answer, kind) => {
    const { run } = playing({}, answer);
    expect(failureOf(await run('openrouter_create_chat_completion', chat))).toContain(kind);
  });

  it('in the form of Anthropic is its text; with calls it has the message that goes back', async () => {
    const content = [
      { type: 'thinking', thinking: 'So', signature: 'sig' },
      { type: 'text', text: 'Hello', citations: null },
      { type: 'tool_use', id: 't1', name: 'f', input: {} },
    ];
    const usage = { input_tokens: 3, output_tokens: 4, cost: 0.01 };
    const { run } = playing({}, { id: 'gen-2', model: 'a/b', content, stop_reason: 'tool_use', usage });
    const result = await run('openrouter_create_message', chat);
    expect(fieldsOf(result)).toMatchObject({
      text: 'Hello',
      reasoning: 'So',
      stop_reason: 'tool_use',
      assistant_message: { role: 'assistant', content },
      usage: { input_tokens: 3, output_tokens: 4, cost_usd: 0.01 },
    });
    expect(result.cost).toBe(0.01);
  });

  it('in the form of Responses is its text, its calls and what goes back', async () => {
    const output = [
      { type: 'reasoning', id: 'r', summary: [], encrypted_content: 'x' },
      { type: 'message', role: 'assistant', content: [{ type: 'output_text', text: 'Hello' }] },
      { type: 'function_call', call_id: 'c', name: 'f', arguments: '{}' },
    ];
    const { run } = playing({}, { id: 'gen-3', status: 'completed', output, usage: { input_tokens: 1, cost: 0.5 } });
    const result = await run('openrouter_create_response', { input: 'Hi' });
    expect(fieldsOf(result)).toMatchObject({
      status: 'completed',
      text: 'Hello',
      tool_calls: [{ call_id: 'c', name: 'f', arguments: '{}' }],
      items_to_send_back: output,
    });
    expect(result.cost).toBe(0.5);
  });
});

describe('the items of a response', () => {
  const message = { type: 'message', role: 'assistant', content: [{ type: 'output_text', text: 'Hello' }] };
  const call = { type: 'function_call', call_id: 'c', name: 'f', arguments: '{}' };
  const png = encodeBase64(Uint8Array.from('\x89PNG\r\n', (char) => char.charCodeAt(0)));
  const respond = (...output: unknown[]) =>
    playing({}, { id: 'gen-3', status: 'completed', output, usage: { cost: 0.5 } }).run('openrouter_create_response', {
      input: 'Hi',
    });

  it('that are no images may have a result', async () => {
    const result = await respond({ type: 'openrouter:datetime', result: '2026-01-01T00:00:00Z' }, message);
    expect(fieldsOf(result)).toMatchObject({ text: 'Hello', further_items: ['openrouter:datetime'] });
    expect(result).toMatchObject({ files: [], cost: 0.5 });
  });

  it('of both kinds of image tools become files or URLs, and do not go back', async () => {
    const image = { type: 'openrouter:image_generation', status: 'completed' };
    const link = { ...image, result: 'https://a.example/1.png', imageUrl: 'https://a.example/1.png' };
    const result = await respond(
      { type: 'image_generation_call', status: 'completed', result: png },
      { type: 'image_generation_call', status: 'failed', result: null },
      { ...image, imageB64: png },
      { ...image, imageUrl: `data:image/webp;base64,${png}` },
      link,
      call,
    );
    expect(result.files.map(({ filename }) => filename)).toEqual(['image-1.png', 'image-2.png', 'image-3.webp']);
    expect(fieldsOf(result)).toMatchObject({
      image_urls: ['https://a.example/1.png'],
      further_items: ['image_generation_call'],
      items_to_send_back: [{ type: 'image_generation_call', status: 'failed', result: null }, link, call],
    });
    expect(fieldsOf(result)).not.toHaveProperty('notes');
  });

  it('keep the text and the cost when an image cannot be read', async () => {
    const result = await respond({ type: 'image_generation_call', result: '***' }, message);
    expect(fieldsOf(result)).toMatchObject({ text: 'Hello', notes: [expect.stringContaining('Image 1 of 1')] });
    expect(result.cost).toBe(0.5);
  });
});

it.each([
  [
    'openrouter_create_response',
    { input: 'Hi' },
    { id: 'gen-3', status: 'completed', output: null, output_text: 'Hi' },
  ],
  ['openrouter_create_message', chat, { id: 'gen-3', content: null }],
] as const)('an answer of %s without a list of its parts is no failure of the program', async (name, input, body) => {
  const result = await playing({}, { ...body, usage: { cost: 0.5 } }).run(name, input);
  expect(result).toMatchObject({ isError: false, cost: 0.5 });
});

it('a response that failed is a failure, with what it cost', async () => {
  const failed = {
    id: 'gen-3',
    status: 'failed',
    error: { code: 'server_error', message: 'Lost' },
    usage: { cost: 0.5 },
  };
  const { run } = playing({}, { ...failed, error: undefined });
  expect(await run('openrouter_create_response', { input: 'Hi' })).toMatchObject({ isError: true, cost: 0.5 });
  const spoken = playing({}, failed);
  expect(failureOf(await spoken.run('openrouter_create_response', { input: 'Hi' }))).toContain('Lost');
});

describe('parameters that the API no longer has', () => {
  const answer = chatAnswer({ content: 'Hello' });

  it('functions and function_call are sent as tools and tool_choice', async () => {
    const { run, sent } = playing({}, answer);
    const functions = [{ name: 'f', parameters: { type: 'object' } }];
    for (const function_call of [{ name: 'f' }, '{"name":"f"}', 'auto']) {
      await run('openrouter_create_chat_completion', { ...chat, functions, function_call });
    }
    const tools = [{ type: 'function', function: functions[0] }];
    const tool_choice = { type: 'function', function: { name: 'f' } };
    expect(sent.map(({ body }) => body)).toEqual([
      { ...chat, tools, tool_choice },
      { ...chat, tools, tool_choice },
      { ...chat, tools, tool_choice: 'auto' },
    ]);
  });

  it('n gives one answer, and says so; transforms become a plugin', async () => {
    const { run, sent } = playing({}, answer);
    const result = await run('openrouter_create_chat_completion', {
      ...chat,
      n: 3,
      stream: true,
      transforms: ['middle-out'],
    });
    expect(sent[0]?.body).toEqual({ ...chat, plugins: [{ id: 'context-compression', enabled: true }] });
    expect(fieldsOf(result)['notes']).toEqual([
      expect.stringContaining('n is not in the API any more'),
      expect.stringContaining('cannot stream'),
    ]);
  });

  it.each<[string, Record<string, unknown>, RegExp]>([
    ['openrouter_create_chat_completion', { ...chat, function_call: 'f' }, /function_call: must be none.*tool_choice/],
    ['openrouter_create_chat_completion', { ...chat, modalities: ['text', 'audio'] }, /openrouter_create_speech/],
    ['openrouter_create_response', { input: 'x', previous_response_id: 'r' }, /whole history/],
    ['openrouter_create_response', { input: 'x', store: true }, /stores nothing/],
  ])('%s %j is answered with what to use instead, before the request', async (name, input, said) => {
    const { run, sent, tools } = playing({}, answer);
    const tool = tools.find((tool) => tool.name === name);
    if (tool === undefined) throw new Error(name);
    expect(failureOf(await run(tool.name, input))).toMatch(said);
    expect(sent).toEqual([]);
  });
});

describe('vectors and ranks', () => {
  it('vectors become a file, in the order of the input, whatever the encoding', async () => {
    const base64 = encodeBase64(new Uint8Array(new Float32Array([0.5, -2]).buffer));
    const data = [
      { embedding: [3, 4], index: 1 },
      { embedding: base64, index: 0 },
    ];
    const { run } = playing({}, { data, model: 'a/b', usage: { prompt_tokens: 4, cost: 0.001 } });
    const result = await run('openrouter_create_embeddings', { model: 'a/b', input: ['x', 'y'] });
    expect(fieldsOf(result)).toMatchObject({
      vectors: 2,
      dimensions: 2,
      first_numbers: [
        [0.5, -2],
        [3, 4],
      ],
    });
    expect(new TextDecoder().decode(result.files[0]?.bytes)).toBe('[[0.5,-2],[3,4]]');
    expect(result.cost).toBe(0.001);
  });

  it('a vector that cannot be read leaves its place empty, and is noted', async () => {
    const data = [{ embedding: '***' }, { embedding: [1, 2] }, { embedding: [1, null] }];
    const { run } = playing({}, { data, usage: { cost: 0.001 } });
    const result = await run('openrouter_create_embeddings', { model: 'a/b', input: ['x', 'y', 'z'] });
    expect(fieldsOf(result)).toMatchObject({
      vectors: 1,
      dimensions: 2,
      first_numbers: [null, [1, 2], null],
      notes: [expect.stringContaining('input 0'), expect.stringContaining('input 2')],
    });
    expect(new TextDecoder().decode(result.files[0]?.bytes)).toBe('[null,[1,2],null]');
    expect(result.cost).toBe(0.001);
  });

  it.each([[[{ embedding: '***' }]], [[]], [undefined]])(
    'no vector in %j is a failure that is paid for',
    async (data) => {
      const { run } = playing({}, { data, usage: { cost: 0.001 } });
      const result = await run('openrouter_create_embeddings', { model: 'a/b', input: 'x' });
      expect(failureOf(result)).toContain('another call is paid for again');
      expect(result.cost).toBe(0.001);
    },
  );

  it('vectors that are missing leave their places empty where indexes tell which they are', async () => {
    const data = [
      { embedding: [3, 4], index: 2 },
      { embedding: [1, 2], index: 0 },
    ];
    const { run } = playing({}, { data });
    const result = await run('openrouter_create_embeddings', { model: 'a/b', input: ['x', 'y', 'z'] });
    expect(fieldsOf(result)).toMatchObject({ vectors: 2, notes: [expect.stringContaining('input 1')] });
    expect(new TextDecoder().decode(result.files[0]?.bytes)).toBe('[[1,2],null,[3,4]]');
  });

  it.each<[string, (number | undefined)[], unknown]>([
    ['two vectors without indexes for three inputs', [undefined, undefined], ['x', 'y', 'z']],
    ['two vectors of one index for three inputs', [1, 1], ['x', 'y', 'z']],
    ['an index that no input has', [0, 3], ['x', 'y', 'z']],
    ['two vectors for one text', [0, 1], 'x'],
    ['two vectors for the tokens of one text', [0, 1], [5, 6]],
  ])('%s are a failure that is paid for', async (_, indexes, input) => {
    const data = indexes.map((index) => ({ embedding: [1, 2], index }));
    const { run } = playing({}, { data, usage: { cost: 0.001 } });
    const result = await run('openrouter_create_embeddings', { model: 'a/b', input });
    expect(failureOf(result)).toContain('2 vectors for');
    expect(result).toMatchObject({ files: [], cost: 0.001, paid: [{ failed: true }] });
  });

  it('ranks tell the documents that were given', async () => {
    const results = [
      { index: 1, relevance_score: 0.9, document: { text: 'someone else’s' } },
      { index: 0, relevance_score: 0.1 },
    ];
    const { run } = playing({}, { results, model: 'a/b' });
    const input = { model: 'a/b', query: 'q', documents: ['x', { text: 'y'.repeat(300) }] };
    expect(fieldsOf(await run('openrouter_create_rerank', input))['results']).toEqual([
      { index: 1, relevance_score: 0.9, document: `${'y'.repeat(200)}… [100 more characters]` },
      { index: 0, relevance_score: 0.1, document: 'x' },
    ]);
  });

  it('ranks have the best first, and each document once', async () => {
    const results = [
      { index: 0, relevance_score: 0.1 },
      { index: 1, relevance_score: 0.2 },
      { index: 1, relevance_score: 0.9 },
    ];
    const { run } = playing({}, { results });
    const input = { model: 'a/b', query: 'q', documents: ['x', 'y'] };
    expect(fieldsOf(await run('openrouter_create_rerank', input))['results']).toEqual([
      { index: 1, relevance_score: 0.9, document: 'y' },
      { index: 0, relevance_score: 0.1, document: 'x' },
    ]);
  });

  it.each([
    ['no list of results', {}],
    ['a document that was not given', { results: [{ index: 2, relevance_score: 0.9 }] }],
    ['no score', { results: [{ index: 0 }] }],
    ['something that is no result', { results: [null] }],
  ])('a ranking with %s is a failure that is paid for', async (_, answer) => {
    const { run } = playing({}, { ...answer, usage: { cost: 0.001 } });
    const result = await run('openrouter_create_rerank', { model: 'a/b', query: 'q', documents: ['x', 'y'] });
    expect(failureOf(result)).toContain('no usable ranking');
    expect(result).toMatchObject({ cost: 0.001, paid: [{ failed: true }] });
  });
});

describe('what a model was asked for beside its text is told', () => {
  it('of a response: reasoning, citations, log probabilities, and which items are left out', async () => {
    const part = {
      type: 'output_text',
      text: 'Blue',
      annotations: [{ type: 'url_citation', url: 'https://a.example', title: 'A', start_index: 0, end_index: 4 }],
      logprobs: [
        { token: 'Blue', logprob: -0.1, bytes: [1], top_logprobs: [{ token: 'Red', logprob: -2, bytes: [2] }] },
      ],
    };
    const { run } = playing(
      {},
      {
        id: 'gen-1',
        status: 'completed',
        output: [
          {
            type: 'reasoning',
            summary: [
              { type: 'summary_text', text: 'One' },
              { type: 'summary_text', text: 'Two' },
            ],
          },
          { type: 'reasoning', summary: [], content: [{ type: 'reasoning_text', text: 'Three' }] },
          { type: 'openrouter:web_search', status: 'completed' },
          { type: 'message', content: [part] },
        ],
      },
    );
    const told = fieldsOf(await run('openrouter_create_response', { input: 'Which colour?' }));
    expect(told).toMatchObject({
      text: 'Blue',
      reasoning: 'One\nTwo\nThree',
      citations: [{ url: 'https://a.example', title: 'A' }],
      logprobs: [{ token: 'Blue', logprob: -0.1, top_logprobs: [{ token: 'Red', logprob: -2 }] }],
      further_items: ['openrouter:web_search'],
    });
  });

  it('of a message: every block of thinking, and citations', async () => {
    const cited = {
      type: 'web_search_result_location',
      url: 'https://a.example',
      title: 'A',
      cited_text: 'x'.repeat(300),
    };
    const { run } = playing(
      {},
      {
        id: 'gen-1',
        content: [
          { type: 'thinking', thinking: 'One', signature: 's' },
          { type: 'text', text: 'Blue', citations: [cited] },
          { type: 'thinking', thinking: 'Two', signature: 's' },
          { type: 'text', text: ' or red', citations: null },
        ],
      },
    );
    const told = fieldsOf(await run('openrouter_create_message', { ...chat, max_tokens: 9 }));
    expect(told).toMatchObject({ text: 'Blue or red', reasoning: 'One\nTwo' });
    expect(told['citations']).toEqual([
      { url: 'https://a.example', title: 'A', cited_text: `${'x'.repeat(200)}… [100 more characters]` },
    ]);
  });
});
