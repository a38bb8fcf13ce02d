import type { LanguageModelV4CallOptions } from '@ai-sdk/provider';
import { streamText } from 'ai';
import { describe, expect, it } from 'vitest';

import { collectContent } from '../../test/collect-content.ts';
import { readAll } from '../../test/read-all.ts';
import { delta, deltasOf, ending, facts, message, scripted, stream } from '../../test/scripted-openrouter.ts';
import { createOpenRouter } from '../index.ts';

const prompt: LanguageModelV4CallOptions['prompt'] = [{ role: 'user', content: [{ type: 'text', text: 'Hi' }] }];
const usage = {
  prompt_tokens: 100,
  completion_tokens: 50,
  total_tokens: 150,
  prompt_tokens_details: { cached_tokens: 60, cache_write_tokens: 30 },
  completion_tokens_details: { reasoning_tokens: 20 },
  cost: 0.0012,
  is_byok: true,
  cost_details: { upstream_inference_cost: 0.02, server_tool_cost: 0.001 },
};

function model(...answers: Parameters<typeof scripted>) {
  return createOpenRouter({ apiKey: 'sk-or-test', fetch: scripted(...answers).fetch })('a/b');
}

async function partsOf(answer: () => Response, call: Partial<LanguageModelV4CallOptions> = {}) {
  const { stream: parts } = await model(answer).doStream({ prompt, ...call });
  return readAll(parts);
}

async function contentOf(answer: () => Response, call: Partial<LanguageModelV4CallOptions> = {}) {
  return (await model(answer).doGenerate({ prompt, ...call })).content;
}

describe('the finish reason of a refusal', () => {
  const tool_calls = [{ id: 'call_1', type: 'function', function: { name: 'now', arguments: '{}' } }];

  it.each([
    ['stop', {}, 'content-filter'],
    ['length', {}, 'length'],
    ['stop', { tool_calls }, 'tool-calls'],
  ] as const)('that ended with %s and %j is %s, whole and streamed', async (finish_reason, more, unified) => {
    const refused = { refusal: 'No.', ...more };
    const whole = await model(message(refused, { finish_reason, native_finish_reason: null })).doGenerate({ prompt });
    expect(whole.finishReason).toEqual({ unified, raw: finish_reason });
    const parts = await partsOf(stream([delta(refused), delta({ content: '' }, { finish_reason })]));
    expect(parts.at(-1)).toMatchObject({ type: 'finish', finishReason: { unified, raw: finish_reason } });
  });

  it('is stop where the place for a refusal is empty', async () => {
    const { finishReason } = await model(message({ content: 'Hi', refusal: '' })).doGenerate({ prompt });
    expect(finishReason.unified).toBe('stop');
  });
});

describe('a whole answer', () => {
  it('keeps facts that are not known, but no prototype for them', async () => {
    const body = `{"__proto__":{"polluted":1},"odd":2,"choices":[{"message":{"content":"Hi"},"finish_reason":"stop"}]}`;
    const result = await model(() => new Response(body)).doGenerate({ prompt });
    const { extra } = Object(result.providerMetadata?.['openrouter']) as { extra: Record<string, unknown> };
    expect(extra).toStrictEqual({ odd: 2 });
    expect(extra['polluted']).toBeUndefined();
  });

  it('comes for a prompt whose options are null, as untyped callers write it', async () => {
    const untyped = JSON.parse(
      '[{"role":"user","providerOptions":null,"content":[{"type":"text","text":"Hi","providerOptions":null}]}]',
    ) as typeof prompt;
    const { content } = await model(message({ content: 'Hello!' })).doGenerate({ prompt: untyped });
    expect(content).toMatchObject([{ type: 'text', text: 'Hello!' }]);
  });

  it('without facts has nothing in their places', async () => {
    const bare = { choices: [{ message: { content: 'Hello!' }, finish_reason: 'stop' }] };
    const result = await model(() => Response.json(bare)).doGenerate({ prompt });
    expect(result.providerMetadata?.['openrouter']).toStrictEqual({
      usage: {},
      reasoning_details: [],
      finishReason: 'stop',
    });
  });

  it('comes with text, usage, cost, finish reason and what was sent and received', async () => {
    const answer = message({ content: 'Hello!' }, { usage, service_tier: 'priority', novelty: 1 });
    const result = await model(answer).doGenerate({ prompt, temperature: 0 });
    expect(result).toMatchObject({
      content: [{ type: 'text', text: 'Hello!' }],
      finishReason: { unified: 'stop', raw: 'end_turn' },
      usage: {
        inputTokens: { total: 100, noCache: 10, cacheRead: 60, cacheWrite: 30 },
        outputTokens: { total: 50, text: 30, reasoning: 20 },
        raw: usage,
      },
      request: {
        url: 'https://openrouter.ai/api/v1/chat/completions',
        body: { model: 'a/b', messages: [{ role: 'user', content: 'Hi' }], temperature: 0 },
      },
      warnings: [],
    });
    expect(result.response).toMatchObject({
      id: 'gen-1',
      modelId: 'maker/model-2026',
      timestamp: new Date(1_790_000_000_000),
    });
    expect(result.response?.body).toEqual(await answer().json());
    expect(result.providerMetadata?.['openrouter']).toEqual({
      provider: 'Upstream',
      generationId: 'gen-1',
      usage: {
        promptTokens: 100,
        promptTokensDetails: { cachedTokens: 60, cacheWriteTokens: 30 },
        completionTokens: 50,
        completionTokensDetails: { reasoningTokens: 20 },
        totalTokens: 150,
        cost: 0.0012,
        totalCost: 0.0212,
        costDetails: { upstreamInferenceCost: 0.02, serverToolCost: 0.001 },
        isByok: true,
      },
      reasoning_details: [],
      finishReason: 'stop',
      nativeFinishReason: 'end_turn',
      serviceTier: 'priority',
      extra: { novelty: 1 },
    });
  });

  it('leaves undefined what OpenRouter does not report', async () => {
    const result = await model(message({ content: 'Hello!' })).doGenerate({ prompt });
    expect(result.usage).toEqual({
      inputTokens: { total: undefined, noCache: undefined, cacheRead: undefined, cacheWrite: undefined },
      outputTokens: { total: undefined, text: undefined, reasoning: undefined },
    });
  });

  it('never counts less than nothing, where an upstream counts reasoning beside the answer', async () => {
    const odd = {
      prompt_tokens: 5,
      completion_tokens: 10,
      total_tokens: 15,
      completion_tokens_details: { reasoning_tokens: 30 },
    };
    const result = await model(message({ content: 'x' }, { usage: odd })).doGenerate({ prompt });
    expect(result.usage.outputTokens).toEqual({ total: 10, text: 0, reasoning: 30 });
  });

  it.each([
    ['stop', 'stop'],
    ['length', 'length'],
    ['content_filter', 'content-filter'],
    ['tool_calls', 'tool-calls'],
    ['novelty', 'other'],
  ])('with the finish reason %s ends with %s', async (raw, unified) => {
    const result = await model(
      message({ content: 'x' }, { finish_reason: raw, native_finish_reason: null }),
    ).doGenerate({ prompt });
    expect(result.finishReason).toEqual({ unified, raw });
  });

  it('with audio is streamed inside', async () => {
    const { fetch, requests } = scripted(
      stream([
        delta({ audio: { id: 'audio-1', data: 'AAAA', transcript: 'Hel' } }),
        delta({ audio: { data: 'BBBB', transcript: 'lo', expires_at: 1_790_000_600 } }),
        ...ending('stop', usage),
      ]),
    );
    const settings = { modalities: ['text' as const, 'audio' as const], audio: { voice: 'alloy', format: 'mp3' } };
    const result = await createOpenRouter({ apiKey: 'sk-or-test', fetch })('a/b', settings).doGenerate({ prompt });
    expect(requests[0]?.body['stream']).toBe(true);
    expect(result.content).toEqual([
      { type: 'text', text: 'Hello', providerMetadata: { openrouter: { transcript: true } } },
      {
        type: 'file',
        mediaType: 'audio/mpeg',
        data: { type: 'data', data: 'AAAABBBB' },
        providerMetadata: { openrouter: { audio: { id: 'audio-1', transcript: 'Hello', expiresAt: 1_790_000_600 } } },
      },
    ]);
    expect(result.response?.body).toHaveLength(3);
    expect(result.usage.outputTokens.total).toBe(50);
  });

  it('with audio keeps a late signature behind its reasoning, also when text came before', async () => {
    const { fetch } = scripted(
      stream([
        delta({ content: 'First.' }),
        delta({ reasoning_details: [{ type: 'reasoning.text', text: 'Hm', index: 0 }] }),
        delta({ content: 'Second.' }),
        delta({ reasoning_details: [{ type: 'reasoning.text', text: '', signature: 'sig', index: 0 }] }),
        ...ending('stop'),
      ]),
    );
    const settings = { modalities: ['text' as const, 'audio' as const], audio: { voice: 'alloy', format: 'mp3' } };
    const { content } = await createOpenRouter({ apiKey: 'sk-or-test', fetch })('a/b', settings).doGenerate({ prompt });
    expect(content).toMatchObject([
      { type: 'text', text: 'First.' },
      { type: 'reasoning', text: 'Hm' },
      { type: 'text', providerMetadata: { openrouter: { reasoning_details: [{ signature: 'sig' }] } } },
    ]);
    expect(content[0]).not.toHaveProperty('providerMetadata');
  });
});

describe('a streamed answer', () => {
  it('begins with warnings and metadata, and ends with finish', async () => {
    const parts = await partsOf(stream([...deltasOf({ content: 'Hey' }), ...ending('stop', usage)]), {
      stopSequences: ['a', 'b', 'c', 'd', 'e'],
    });
    expect(parts.map(({ type }) => type)).toEqual([
      'stream-start',
      'response-metadata',
      'text-start',
      'text-delta',
      'text-end',
      'finish',
    ]);
    expect(parts[0]).toMatchObject({ warnings: [{ type: 'unsupported', feature: 'stopSequences' }] });
    expect(parts[1]).toMatchObject({ id: facts.id, modelId: facts.model });
    expect(parts.at(-1)).toMatchObject({
      finishReason: { unified: 'stop', raw: 'native_stop' },
      usage: { inputTokens: { total: 100 }, raw: usage },
      providerMetadata: { openrouter: { provider: 'Upstream', usage: { cost: 0.0012 } } },
    });
  });

  it('tells id and model at the end when its first chunk had none', async () => {
    const { id: _id, model: _model, ...unnamed } = delta({ content: 'Hi' });
    const parts = await partsOf(stream([unnamed, ...ending('stop')]));
    expect(parts.filter(({ type }) => type === 'response-metadata')).toEqual([
      { type: 'response-metadata', timestamp: new Date(facts.created * 1000) },
      {
        type: 'response-metadata',
        id: 'gen-1',
        modelId: 'maker/model-2026',
        timestamp: new Date(facts.created * 1000),
      },
    ]);
    const { response } = streamText({ model: model(stream([unnamed, ...ending('stop')])), prompt: 'Hi' });
    expect(await response).toMatchObject({ id: 'gen-1', modelId: 'maker/model-2026' });
  });

  it('tells the model at the end when its first chunk had only an id', async () => {
    const { model: _model, ...unnamed } = delta({ content: 'Hi' });
    const parts = await partsOf(stream([unnamed, ...ending('stop')]));
    expect(parts.filter(({ type }) => type === 'response-metadata')).toMatchObject([
      { id: 'gen-1' },
      { id: 'gen-1', modelId: 'maker/model-2026' },
    ]);
  });

  it('goes on after reads that have nothing for the host', async () => {
    const chunks = [
      delta({ reasoning_details: [{ type: 'reasoning.text', text: 'Hm', index: 0 }] }),
      delta({ content: 'a' }),
      delta({ reasoning_details: [{ type: 'reasoning.text', id: 'late', index: 0 }] }),
      delta({ reasoning_details: [{ type: 'reasoning.text', signature: 'late', index: 0 }] }),
      delta({ content: 'b' }),
      ...ending('stop'),
    ];
    const lines = [...chunks.map((chunk) => JSON.stringify(chunk)), '[DONE]'];
    const body = new ReadableStream<Uint8Array>({
      pull(controller) {
        const line = lines.shift();
        if (line === undefined) controller.close();
        else controller.enqueue(new TextEncoder().encode(`data: ${line}\n\n`));
      },
    });
    const parts = await partsOf(() => new Response(body, { headers: { 'content-type': 'text/event-stream' } }));
    expect(parts.flatMap((part) => (part.type === 'text-delta' ? [part.delta] : []))).toEqual(['a', 'b']);
    expect(parts.at(-1)?.type).toBe('finish');
  });

  it('gives raw chunks when asked', async () => {
    const chunks = [delta({ content: 'x' }), ...ending('stop')];
    const parts = await partsOf(stream(chunks), { includeRawChunks: true });
    expect(parts.flatMap((part) => (part.type === 'raw' ? [part.rawValue] : []))).toEqual(chunks);
    expect((await partsOf(stream(chunks))).some(({ type }) => type === 'raw')).toBe(false);
  });

  it('gives the words of audio as text while they arrive, then the audio', async () => {
    const parts = await partsOf(
      stream([
        delta({ audio: { id: 'audio-1', transcript: 'Hel' } }),
        delta({ audio: { data: 'AAAA' } }),
        delta({ audio: { data: 'BBBB', transcript: 'lo' } }),
        ...ending('stop'),
      ]),
    );
    expect(parts.slice(2, -1)).toEqual([
      { type: 'text-start', id: '0' },
      { type: 'text-delta', id: '0', delta: 'Hel' },
      { type: 'text-delta', id: '0', delta: 'lo' },
      { type: 'text-end', id: '0', providerMetadata: { openrouter: { transcript: true } } },
      expect.objectContaining({ type: 'file', data: { type: 'data', data: 'AAAABBBB' } }),
    ]);
  });

  it('announces tool calls while their arguments arrive', async () => {
    const call = { id: 'call_1', function: { name: 'weather', arguments: '{"city":"Rome"}' } };
    const parts = await partsOf(stream([...deltasOf({ tool_calls: [call] }), ...ending('tool_calls')]));
    expect(parts.filter(({ type }) => type === 'tool-input-start')).toEqual([
      { type: 'tool-input-start', id: 'call_1', toolName: 'weather' },
    ]);
    const text = parts
      .map((part) => (part.type === 'tool-input-delta' && part.id === 'call_1' ? part.delta : ''))
      .join('');
    expect(text).toBe('{"city":"Rome"}');
    expect(parts.slice(-3)).toMatchObject([
      { type: 'tool-input-end', id: 'call_1' },
      { type: 'tool-call', toolCallId: 'call_1', toolName: 'weather', input: '{"city":"Rome"}' },
      { type: 'finish', finishReason: { unified: 'tool-calls' } },
    ]);
  });

  it('sends a signature that comes after the text began with the end of the text', async () => {
    const parts = await partsOf(
      stream([
        delta({ reasoning_details: [{ type: 'reasoning.text', text: 'Hm', format: 'anthropic-claude-v1', index: 0 }] }),
        delta({ content: 'Yes' }),
        delta({ reasoning_details: [{ type: 'reasoning.text', text: '', signature: 'sig', index: 0 }] }),
        ...ending('stop'),
      ]),
    );
    expect(parts.find(({ type }) => type === 'text-end')).toMatchObject({
      providerMetadata: { openrouter: { reasoning_details: [{ signature: 'sig', index: 0 }] } },
    });
  });

  it('sends a signature that comes late with the reasoning that follows, where it stands before it', async () => {
    const late = { type: 'reasoning.text', text: '', signature: 'sig-a', index: 0 };
    const next = { type: 'reasoning.text', text: 'Then', signature: 'sig-b', index: 1 };
    const parts = await partsOf(
      stream([
        delta({ reasoning_details: [{ type: 'reasoning.text', text: 'Hm', index: 0 }] }),
        delta({ images: [{ type: 'image_url', image_url: { url: image } }] }),
        delta({ reasoning_details: [late] }),
        delta({ reasoning_details: [next] }),
        ...ending('stop'),
      ]),
    );
    expect(parts.filter(({ type }) => type === 'reasoning-end')).toMatchObject([
      { providerMetadata: { openrouter: { reasoning_details: [{ text: 'Hm' }] } } },
      { providerMetadata: { openrouter: { reasoning_details: [late, next] } } },
    ]);
  });

  it('keeps a signature that comes after everything else in a reasoning part without words', async () => {
    const call = { id: 'call_1', function: { name: 'weather', arguments: '{}' } };
    const late = { type: 'reasoning.text', text: '', signature: 'sig', index: 0 };
    const parts = await partsOf(
      stream([
        delta({ reasoning_details: [{ type: 'reasoning.text', text: 'Hm', index: 0 }] }),
        ...deltasOf({ tool_calls: [call] }),
        delta({ reasoning_details: [late] }),
        ...ending('tool_calls'),
      ]),
    );
    expect(parts.slice(-3)).toEqual([
      { type: 'reasoning-start', id: 'late' },
      { type: 'reasoning-end', id: 'late', providerMetadata: { openrouter: { reasoning_details: [late] } } },
      expect.objectContaining({ type: 'finish' }),
    ]);
  });
});

describe('reasoning between texts', () => {
  const thought = (index: number) => ({ type: 'reasoning.text', text: `t${index}`, signature: `s${index}`, index });

  it('keeps its place', async () => {
    const parts = await partsOf(
      stream([
        delta({ content: 'One. ' }),
        delta({ reasoning: 't0', reasoning_details: [thought(0)] }),
        delta({ content: 'Two. ' }),
        delta({ reasoning: 't1', reasoning_details: [thought(1)] }),
        delta({ content: 'Three.' }),
        ...ending('stop'),
      ]),
    );
    expect(collectContent(parts).map((part) => ('text' in part ? [part.type, part.text] : [part.type]))).toEqual([
      ['text', 'One. '],
      ['reasoning', 't0'],
      ['text', 'Two. '],
      ['reasoning', 't1'],
      ['text', 'Three.'],
    ]);
  });
});

describe('the metadata of an answer', () => {
  const told = {
    usage: { ...usage, server_tool_use_details: { web_search_requests: 2, tool_calls_executed: 3 } },
    service_tier: 'flex',
    system_fingerprint: 'fp',
    openrouter_metadata: { requested: 'a/b', strategy: 'direct' },
  };
  const tokens = [{ token: 'Hi', logprob: -0.1, bytes: null, top_logprobs: [] }];
  const expected = {
    provider: 'Upstream',
    generationId: 'gen-1',
    usage: {
      cost: 0.0012,
      totalCost: 0.0212,
      isByok: true,
      serverToolUse: { webSearchRequests: 2, toolCallsExecuted: 3 },
    },
    finishReason: 'stop',
    serviceTier: 'flex',
    systemFingerprint: 'fp',
    logprobs: tokens,
    openrouterMetadata: told.openrouter_metadata,
  };

  it('holds everything that OpenRouter tells, whole', async () => {
    const choice = {
      index: 0,
      message: { role: 'assistant', content: 'Hi' },
      finish_reason: 'stop',
      native_finish_reason: 'end_turn',
      logprobs: { content: tokens },
    };
    const { providerMetadata } = await model(message({}, { ...told, choices: [choice] })).doGenerate({ prompt });
    expect(providerMetadata?.['openrouter']).toMatchObject({ ...expected, nativeFinishReason: 'end_turn' });
  });

  it('holds everything that OpenRouter tells, streamed, the echo of the upstream body too', async () => {
    const echo = { echo_upstream_body: { model: 'upstream' } };
    const spoken = { ...delta({}), choices: [{ index: 0, delta: { content: 'Hi' }, logprobs: { content: tokens } }] };
    const parts = await partsOf(
      stream([{ ...facts, choices: [], debug: echo }, spoken, { ...delta({}, { finish_reason: 'stop' }), ...told }]),
    );
    expect(parts.at(-1)).toMatchObject({ providerMetadata: { openrouter: { ...expected, debug: [echo] } } });
  });
});

describe.each([
  ['whole', async (fields: Record<string, unknown>) => model(message(fields)).doGenerate({ prompt })],
  [
    'streamed',
    async (fields: Record<string, unknown>) => {
      const parts = await partsOf(stream([delta(fields), ...ending('stop')]));
      const finish = parts.find((part) => part.type === 'finish');
      return { content: collectContent(parts), providerMetadata: finish?.providerMetadata };
    },
  ],
])('a %s answer that holds something broken', (_, read) => {
  it('keeps the rest when the address of an image is no URL, and says so', async () => {
    const { content, providerMetadata } = await read({
      content: 'See',
      images: [{ type: 'image_url', image_url: { url: '/img/1.png' } }],
    });
    expect(content).toEqual([{ type: 'text', text: 'See' }]);
    expect(providerMetadata?.['openrouter']?.['warnings']).toEqual([expect.stringContaining('/img/1.png')]);
  });

  it('leaves a citation out that has no URL, also on the text, and says so', async () => {
    const { content, providerMetadata } = await read({
      content: 'See',
      annotations: [{ type: 'url_citation', url_citation: { title: 'A' } }, annotation],
    });
    const source = { type: 'source', sourceType: 'url', id: 'gen-1-1', url: 'https://a.example/' };
    expect(content.filter(({ type }) => type === 'source')).toMatchObject([source]);
    expect(content.find(({ type }) => type === 'text')).toMatchObject({ citations: [{ source }] });
    expect(providerMetadata?.['openrouter']?.['warnings']).toEqual([expect.stringContaining('no URL')]);
  });

  it('has a document without a name for a parsed file whose name is null', async () => {
    const file = { hash: null, name: null, content: [] };
    const { content } = await read({ content: 'See', annotations: [{ type: 'file', file }] });
    expect(content.find(({ type }) => type === 'source')).toStrictEqual({
      type: 'source',
      sourceType: 'document',
      id: 'gen-1-file-0',
      mediaType: 'application/pdf',
      title: 'Document',
    });
  });

  it('keeps the words of audio that is no base64, and says so', async () => {
    const { content, providerMetadata } = await read({ audio: { id: 'a', data: '!', transcript: 'Hello' } });
    expect(content).toEqual([{ type: 'text', text: 'Hello', providerMetadata: { openrouter: { transcript: true } } }]);
    expect(providerMetadata?.['openrouter']?.['warnings']).toEqual([expect.stringContaining('base64')]);
  });
});

const image = 'data:image/png;base64,iVBORw0KGgo=';
const annotation = {
  type: 'url_citation',
  url_citation: { url: 'https://a.example/', title: 'A', content: 'said', start_index: 0, end_index: 2 },
};
const parsed = { type: 'file', file: { hash: 'h1', name: 'a.pdf', content: [{ type: 'text', text: 'page' }] } };

describe.each([
  ['whole', async (fields: Record<string, unknown>) => contentOf(message(fields))],
  [
    'streamed',
    async (fields: Record<string, unknown>) =>
      collectContent(await partsOf(stream([delta(fields), ...ending('stop')]))),
  ],
])('%s content', (_, read) => {
  it('has one reasoning part for each detail, with the detail and the id of its answer', async () => {
    const details = [
      { type: 'reasoning.summary', summary: 'In short', format: 'openai-responses-v1', index: 0 },
      { type: 'reasoning.encrypted', data: 'xyz', id: 'rs_1', format: 'openai-responses-v1', index: 0 },
    ];
    const metadata = (detail: unknown) => ({
      providerMetadata: { openrouter: { reasoning_details: [detail], answer: 'gen-1' } },
    });
    expect(await read({ reasoning: 'In short', reasoning_details: details, content: 'Yes' })).toEqual([
      { type: 'reasoning', text: 'In short', ...metadata(details[0]) },
      { type: 'reasoning', text: '', ...metadata(details[1]) },
      { type: 'text', text: 'Yes' },
    ]);
  });

  it('has reasoning without details', async () => {
    expect(await read({ reasoning: 'Hm', content: 'Yes' })).toEqual([
      { type: 'reasoning', text: 'Hm' },
      { type: 'text', text: 'Yes' },
    ]);
  });

  it('has images as files, their base64 untouched', async () => {
    expect(await read({ content: 'See', images: [{ type: 'image_url', image_url: { url: image } }] })).toEqual([
      { type: 'text', text: 'See' },
      { type: 'file', mediaType: 'image/png', data: { type: 'data', data: 'iVBORw0KGgo=' } },
    ]);
  });

  it('has images in data URLs without base64 as URLs, with their media type', async () => {
    const url = 'data:image/svg+xml,%3Csvg/%3E';
    expect(await read({ images: [{ type: 'image_url', image_url: { url } }] })).toEqual([
      { type: 'file', mediaType: 'image/svg+xml', data: { type: 'url', url: new URL(url) } },
    ]);
  });

  it('has sources, citations on the text, and parsed files for the next turn', async () => {
    const content = await read({ content: 'Hi', annotations: [annotation, parsed] });
    const source = {
      type: 'source',
      sourceType: 'url',
      id: 'gen-1-0',
      url: 'https://a.example/',
      title: 'A',
      providerMetadata: { openrouter: { content: 'said', startIndex: 0, endIndex: 2 } },
    };
    const document = {
      type: 'source',
      sourceType: 'document',
      id: 'gen-1-file-0',
      mediaType: 'application/pdf',
      title: 'a.pdf',
      filename: 'a.pdf',
      providerMetadata: { openrouter: { hash: 'h1' } },
    };
    expect(content.filter(({ type }) => type === 'source')).toEqual([source, document]);
    expect(content.find(({ type }) => type === 'text')).toEqual({
      type: 'text',
      text: 'Hi',
      citations: [{ source, startIndex: 0, endIndex: 2, citedText: 'said' }],
      providerMetadata: { openrouter: { annotations: [parsed] } },
    });
  });

  it.each(['report.constructor', 'x.__proto__', 'x.toString'])('takes the document %s for a PDF', async (name) => {
    const content = await read({
      content: 'Hi',
      annotations: [{ type: 'file', file: { hash: 'h', name, content: [] } }],
    });
    expect(content).toContainEqual(expect.objectContaining({ filename: name, mediaType: 'application/pdf' }));
  });

  it.each([
    ['an image', { images: [{ type: 'image_url', image_url: { url: 'data:image/png;base64,aGk=' } }] }],
    ['a refusal', { refusal: 'No.' }],
    ['sound', { audio: { id: 'audio_1', data: 'aGk=', transcript: 'Hi' } }],
  ])('keeps the citations on the text where %s follows', async (_, more) => {
    const content = await read({ content: 'Hi', annotations: [annotation], ...more });
    expect(content.find(({ type }) => type === 'text')).toMatchObject({
      text: 'Hi',
      citations: [{ citedText: 'said' }],
    });
  });

  it('has no arguments and no result of a tool that OpenRouter ran as empty objects', async () => {
    const detail = { type: 'reasoning.server_tool_call', tool_name: 'openrouter:datetime', tool_call_id: 'st_1' };
    const content = await read({ reasoning_details: [detail] });
    const said = content.map((part) => ('input' in part ? part.input : 'result' in part && part.result));
    expect(said).toEqual(['{}', {}]);
  });

  it('has a refusal as marked text', async () => {
    expect(await read({ content: null, refusal: 'No.' })).toEqual([
      { type: 'text', text: 'No.', providerMetadata: { openrouter: { refusal: true } } },
    ]);
  });

  it('has tools that OpenRouter ran as calls and results of the provider', async () => {
    const detail = {
      type: 'reasoning.server_tool_call',
      tool_name: 'openrouter:fusion',
      tool_call_id: 'st_1',
      arguments: '{"q":1}',
      result: '{"r":2}',
    };
    const providerMetadata = { openrouter: { reasoning_details: [detail] } };
    expect(await read({ reasoning_details: [detail], content: 'Yes' })).toEqual([
      {
        type: 'tool-call',
        toolCallId: 'st_1',
        toolName: 'openrouter:fusion',
        input: '{"q":1}',
        providerExecuted: true,
        dynamic: true,
        providerMetadata,
      },
      {
        type: 'tool-result',
        toolCallId: 'st_1',
        toolName: 'openrouter:fusion',
        result: { r: 2 },
        dynamic: true,
        providerMetadata,
      },
      { type: 'text', text: 'Yes' },
    ]);
  });
});

describe('an answer of several texts', () => {
  const cited = (url: string) => delta({ annotations: [{ type: 'url_citation', url_citation: { url } }] });
  const chunks = [
    delta({ content: 'One.' }),
    cited('https://a.example/'),
    delta({ annotations: [parsed] }),
    delta({ reasoning: 'Hm' }),
    delta({ content: 'Two.' }),
    cited('https://b.example/'),
    ...ending('stop'),
  ];

  it('numbers its sources from first to last, on the texts too', async () => {
    const content = collectContent(await partsOf(stream(chunks)));
    const ids = content.flatMap((part) => (part.type === 'source' && part.sourceType === 'url' ? [part.id] : []));
    expect(ids).toEqual(['gen-1-0', 'gen-1-1']);
    const texts = content.filter((part) => part.type === 'text');
    expect(texts.flatMap(({ citations = [] }) => citations.map(({ source }) => source.id))).toEqual(ids);
  });

  it('carries a parsed file with the first of them that ends behind it', async () => {
    const content = collectContent(await partsOf(stream(chunks)));
    expect(content.filter((part) => part.type === 'text').map(({ providerMetadata }) => providerMetadata)).toEqual([
      { openrouter: { annotations: [parsed] } },
      undefined,
    ]);
  });
});
