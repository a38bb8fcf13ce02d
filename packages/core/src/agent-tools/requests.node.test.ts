import { readFile } from 'node:fs/promises';

import { describe, expect, it } from 'vitest';

import { chatAnswer, models, playing } from '../../test/agent-tools.ts';
import type { Answer } from '../../test/agent-tools.ts';
import { loadDocument } from '../../test/openrouter-document.ts';
import { agentToolNames } from '../agent-tools.ts';
import type { AgentToolName } from '../agent-tools.ts';

const document = await loadDocument();
if (document === undefined) {
  process.stdout.write('OPENROUTER_API_DIR is not set: requests of agent tools were not validated.\n');
}

const oneModel = { data: models(1)[0] };
const list = { data: models(2), total_count: 2 };
const endpoints = { data: { id: 'a/b', endpoints: [] } };
const chat = { model: 'a/b', messages: [{ role: 'user', content: 'Hi' }] };
const bytes = (type: string) => () =>
  new Response(new Uint8Array([1, 2]), { headers: { 'content-type': type, 'x-generation-id': 'gen-9' } });
const job = { id: 'job-1', status: 'pending', polling_url: '/x' };

/** Every tool: an input, the request that it makes, and an answer to it. */
const requests: [AgentToolName, unknown, string, Answer, unknown?][] = [
  ['openrouter_create_chat_completion', chat, 'POST /chat/completions', chatAnswer({ content: 'Hello' }), chat],
  [
    'openrouter_create_chat_completion',
    {
      ...chat,
      models: ['c/d'],
      provider: { only: ['anthropic'], max_price: { prompt: '1' }, sort: { by: 'price', partition: 'none' } },
      plugins: [{ id: 'web', max_results: 2 }],
      temperature: 1,
      top_p: 0.5,
      top_k: 3,
      min_p: 0.1,
      frequency_penalty: -2,
      presence_penalty: 2,
      max_completion_tokens: 20,
      stop: ['a', 'b'],
      seed: 1,
      logit_bias: { '50': -100 },
      logprobs: true,
      top_logprobs: 2,
      response_format: { type: 'json_schema', json_schema: { name: 'x', schema: { type: 'object' } } },
      reasoning: { effort: 'low' },
      tools: [{ type: 'function', function: { name: 'f', parameters: { type: 'object' } } }],
      tool_choice: { type: 'function', function: { name: 'f' } },
      stop_server_tools_when: [{ type: 'step_count_is', step_count: 3 }],
      cache_control: { type: 'ephemeral' },
      session_id: 's',
      user: 'u',
      metadata: { a: 'b' },
      trace: { trace_id: 't' },
      service_tier: 'flex',
    },
    'POST /chat/completions',
    chatAnswer({ content: 'Hello' }),
  ],
  [
    'openrouter_create_message',
    {
      model: 'a/b',
      messages: [{ role: 'user', content: [{ type: 'text', text: 'Hi' }] }],
      system: 'Be short.',
      max_tokens: 50,
      top_k: 5,
      stop_sequences: ['x'],
      thinking: { type: 'enabled', budget_tokens: 1024 },
      tools: [{ name: 'f', input_schema: { type: 'object' } }],
      tool_choice: { type: 'tool', name: 'f' },
      service_tier: 'standard_only',
      session_id: 's',
    },
    'POST /messages',
    { id: 'gen-2', type: 'message', content: [{ type: 'text', text: 'Hello' }], stop_reason: 'end_turn' },
  ],
  [
    'openrouter_create_response',
    {
      model: 'a/b',
      input: [{ type: 'message', role: 'user', content: 'Hi' }],
      instructions: 'Be short.',
      max_output_tokens: 100,
      tools: [{ type: 'function', name: 'f', parameters: { type: 'object' } }],
      reasoning: { effort: 'low' },
      text: { verbosity: 'low' },
    },
    'POST /responses',
    { id: 'gen-3', status: 'completed', output: [] },
  ],
  [
    'openrouter_create_embeddings',
    { model: 'a/b', input: ['x', 'y'], dimensions: 2, encoding_format: 'float', input_type: 'search_query', user: 'u' },
    'POST /embeddings',
    { data: [{ embedding: [1, 2] }, { embedding: [3, 4] }], model: 'a/b' },
  ],
  [
    'openrouter_create_rerank',
    { model: 'a/b', query: 'q', documents: ['x', { text: 'y' }], top_n: 1 },
    'POST /rerank',
    { results: [{ index: 1, relevance_score: 0.9 }] },
  ],
  [
    'openrouter_create_speech',
    { model: 'a/b', input: 'Hi', voice: 'alloy', speed: 2, provider: { options: { openai: { instructions: 'x' } } } },
    'POST /audio/speech',
    bytes('audio/mpeg'),
    {
      model: 'a/b',
      input: 'Hi',
      voice: 'alloy',
      response_format: 'mp3',
      speed: 2,
      provider: { options: { openai: { instructions: 'x' } } },
    },
  ],
  [
    'openrouter_create_transcription',
    { model: 'a/b', input_audio: { data: 'AA==', format: 'wav' }, language: 'en', response_format: 'verbose_json' },
    'POST /audio/transcriptions',
    { text: 'Hi' },
  ],
  [
    'openrouter_create_image',
    { model: 'a/b', prompt: 'A cat', n: 1, aspect_ratio: '16:9', resolution: '1K', output_format: 'png', seed: 1 },
    'POST /images',
    { data: [{ b64_json: 'AA==' }] },
  ],
  [
    'openrouter_create_video',
    {
      model: 'a/b',
      prompt: 'A cat runs',
      duration: 4,
      size: '1280x720',
      frame_images: [{ type: 'image_url', image_url: { url: 'https://a.example/x.png' }, frame_type: 'first_frame' }],
      callback_url: 'https://a.example/hook',
    },
    'POST /videos',
    job,
  ],
  ['openrouter_get_video', { jobId: 'job/1' }, 'GET /videos/job%2F1', job],
  ['openrouter_get_video_content', { jobId: 'job-1' }, 'GET /videos/job-1/content?index=0', bytes('video/mp4')],
  [
    'openrouter_get_video_content',
    { jobId: 'job-1', index: 2 },
    'GET /videos/job-1/content?index=2',
    bytes('video/mp4'),
  ],
  ['openrouter_list_video_models', {}, 'GET /videos/models', { data: [] }],
  ['openrouter_list_models', {}, 'GET /models?offset=0&limit=20', list],
  [
    'openrouter_list_models',
    {
      category: 'marketing/seo',
      supported_parameters: 'tools,reasoning',
      output_modalities: 'all',
      sort: 'pricing-low-to-high',
      context: 200_000,
      max_price: 0,
      zdr: true,
      distillable: false,
      min_tool_success_rate: 0.9,
      offset: 40,
      limit: 5,
    },
    'GET /models?category=marketing%2Fseo&supported_parameters=tools%2Creasoning&output_modalities=all&sort=pricing-low-to-high' +
      '&context=200000&max_price=0&distillable=false&zdr=true&min_tool_success_rate=0.9&offset=40&limit=5',
    list,
  ],
  ['openrouter_get_model', { id: 'a/b:free' }, 'GET /model/a/b%3Afree', oneModel],
  ['openrouter_get_model', { author: 'a', slug: 'b' }, 'GET /model/a/b', oneModel],
  ['openrouter_count_models', {}, 'GET /models/count', { data: { count: 3 } }],
  [
    'openrouter_count_models',
    { output_modalities: 'all' },
    'GET /models/count?output_modalities=all',
    { data: { count: 3 } },
  ],
  ['openrouter_list_user_models', { limit: 3 }, 'GET /models/user?offset=0&limit=3', list],
  ['openrouter_list_model_endpoints', { author: 'a', slug: 'b' }, 'GET /models/a/b/endpoints', endpoints],
  ['openrouter_list_embedding_models', {}, 'GET /embeddings/models?offset=0&limit=20', list],
  ['openrouter_list_zdr_endpoints', {}, 'GET /endpoints/zdr', { data: [] }],
  ['openrouter_list_providers', {}, 'GET /providers', { data: [] }],
  ['openrouter_get_private_model', { id: 'me/mine' }, 'GET /private/models/me/mine', oneModel],
  ['openrouter_list_private_model_endpoints', { id: 'me/mine' }, 'GET /private/models/me/mine/endpoints', endpoints],
  ['openrouter_get_key', {}, 'GET /key', { data: { usage: 1 } }],
  ['openrouter_get_credits', {}, 'GET /credits', { data: { total_credits: 10, total_usage: 9.9 } }],
  ['openrouter_get_generation', { id: 'gen-1' }, 'GET /generation?id=gen-1', { data: { id: 'gen-1' } }],
  ['openrouter_get_generation_content', { id: 'gen-1' }, 'GET /generation/content?id=gen-1', { data: {} }],
];

describe('a tool makes the request of its operation', () => {
  it.each(requests)('%s %j', async (name, input, line, answer, body = line.startsWith('POST') ? input : undefined) => {
    const { run, sent } = playing({}, answer);
    expect(await run(name, input)).toMatchObject({ isError: false });
    expect(sent).toMatchObject([{ line, body }]);
    if (document !== undefined && line.startsWith('POST')) {
      const path = line.slice('POST '.length);
      expect(document.validateRequest('POST', path, sent[0]?.body).errors).toEqual([]);
    }
  });

  it('of every name but the one whose operation is gone', () => {
    const tested = new Set(requests.map(([name]) => name));
    expect(agentToolNames.filter((name) => !tested.has(name))).toEqual(['openrouter_create_coinbase_charge']);
  });

  it('is held against the document where that is at hand, and the document refuses wrong bodies', () => {
    expect(document === undefined).toBe(!process.env['OPENROUTER_API_DIR']);
    const verdict = document?.validateRequest('POST', '/rerank', { model: 'a/b', query: 'q' }) ?? { ok: false };
    expect(verdict.ok).toBe(false);
  });
});

describe('the app of a call', () => {
  it.each([
    [{ 'HTTP-Referer': 'https://a.example', 'X-OpenRouter-Title': 'App', 'X-OpenRouter-Categories': 'cli-agent' }],
    [{ http_referer: 'https://a.example', x_title: 'App', x_openrouter_categories: 'cli-agent' }],
    [{ HTTP_Referer: 'https://a.example', X_Title: 'App', 'x-openrouter-categories': 'cli-agent' }],
  ])('travels as headers, in every spelling of the lists: %j', async (app) => {
    const { run, sent } = playing({}, { data: { count: 1 } });
    expect(await run('openrouter_count_models', { ...app })).toMatchObject({ isError: false });
    const headers = sent[0]?.headers;
    expect(headers?.get('http-referer')).toBe('https://a.example');
    expect(headers?.get('x-openrouter-title')).toBe('App');
    expect(headers?.get('x-openrouter-categories')).toBe('cli-agent');
  });
});

describe('the table of the README', () => {
  it('has a row for every tool', async () => {
    const text = await readFile(new URL('../../README.md', import.meta.url), 'utf8');
    const missing = agentToolNames.filter((name) => !text.includes(`| \`${name.replace('openrouter_', '')}\` `));
    expect(missing).toEqual([]);
  });
});
