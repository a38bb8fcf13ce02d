import type { RequestExample } from './request-example.ts';
import { ASKING_TOOLS, AUTO_PLUGINS, PLUGINS, ROUTING_MEMBERS, SEARCH_TOOLS } from './shared-members.ts';

const path = '/chat/completions';
const model = 'openai/gpt-4o';
const HI = [{ role: 'user', content: 'Hi' }];
const PNG = 'data:image/png;base64,iVBORw0KGgo=';

const CONVERSATION = [
  {
    role: 'system',
    content: [{ type: 'text', text: 'Be brief.', cache_control: { type: 'ephemeral', ttl: '1h' } }],
    name: 's',
  },
  { role: 'developer', content: 'Be kind.', name: 'd' },
  {
    role: 'user',
    name: 'u',
    content: [
      {
        type: 'text',
        text: 'Look',
        cache_control: { type: 'ephemeral' },
        prompt_cache_breakpoint: { mode: 'explicit' },
      },
      { type: 'image_url', image_url: { url: PNG, detail: 'low' } },
    ],
  },
  {
    role: 'assistant',
    content: [{ type: 'text', text: 'I see.' }],
    name: 'a',
    model: 'openai/gpt-4o',
    refusal: null,
    reasoning: 'Hm.',
    reasoning_details: [
      { type: 'reasoning.text', text: 'Hm.', signature: null, id: null, format: 'unknown', index: 0 },
      { type: 'reasoning.summary', summary: 'Thought.', format: 'unknown', index: 1 },
      { type: 'reasoning.encrypted', data: 'AAAA', id: 'r', format: 'unknown', index: 2 },
      {
        type: 'reasoning.server_tool_call',
        tool_name: 'f',
        arguments: '{}',
        result: '{}',
        tool_call_id: 'c',
        format: 'unknown',
        index: 3,
      },
    ],
    images: [{ type: 'image_url', image_url: { url: PNG } }],
    audio: { id: 'x', data: 'AAAA', expires_at: 5, transcript: 'Hm' },
    tool_calls: [{ id: 'call_1', type: 'function', function: { name: 'get_weather', arguments: '{"city":"Paris"}' } }],
  },
  { role: 'tool', tool_call_id: 'call_1', content: [{ type: 'text', text: '18 °C' }] },
  { role: 'user', content: 'And now?' },
];

const FUNCTION = {
  type: 'function',
  cache_control: { type: 'ephemeral', ttl: '5m' },
  function: {
    name: 'get_weather',
    description: 'The weather',
    strict: true,
    parameters: { type: 'object', properties: { city: { type: 'string' } }, required: ['city'] },
  },
};

/** Requests that between them have every member of a chat request. */
export const CHAT_EXAMPLES: readonly RequestExample[] = [
  {
    path,
    body: {
      model,
      messages: HI,
      stream: false,
      stream_options: { include_usage: true },
      max_tokens: 50,
      temperature: 1,
      top_p: 0.9,
      top_k: 3,
      min_p: 0.1,
      top_a: 0.1,
      frequency_penalty: 0.1,
      presence_penalty: 0.1,
      repetition_penalty: 1,
      seed: 4,
      stop: ['zzz', 'yyy'],
      logit_bias: { 50: -10, 51: 1.5 },
      logprobs: true,
      top_logprobs: 2,
      prediction: { type: 'content', content: [{ type: 'text', text: 'Hi' }] },
      response_format: {
        type: 'json_schema',
        json_schema: { name: 'answer', description: 'An answer', strict: true, schema: { type: 'object' } },
      },
      modalities: ['text'],
      metadata: { a: 'b' },
      debug: { echo_upstream_body: false },
      service_tier: 'default',
      image_config: { size: '1K', n: 1, of: [1, 'b'] },
      prompt_cache_key: 'k',
      prompt_cache_options: { mode: 'explicit', ttl: '30m' },
      ...ROUTING_MEMBERS,
    },
  },
  {
    path,
    body: {
      model,
      messages: HI,
      max_completion_tokens: 50,
      stop: 'zzz',
      prediction: { type: 'content', content: 'Hi' },
      response_format: { type: 'json_object' },
      reasoning: { effort: 'low', summary: 'auto' },
      provider: {
        sort: { by: 'price', partition: 'model' },
        preferred_min_throughput: 1,
        preferred_max_latency: { p50: 1, p75: 1, p90: 1, p99: 1 },
      },
    },
  },
  { path, body: { model, messages: CONVERSATION, tools: [FUNCTION], tool_choice: 'auto', parallel_tool_calls: false } },
  {
    path,
    body: {
      model: 'google/gemini-2.5-pro',
      messages: [
        {
          role: 'user',
          content: [
            { type: 'text', text: 'What is it?' },
            { type: 'input_audio', input_audio: { data: 'AAAA', format: 'wav' } },
            { type: 'video_url', video_url: { url: 'https://example.com/v.mp4' } },
            { type: 'input_video', video_url: { url: 'https://example.com/v.mp4' } },
            { type: 'file', file: { filename: 'a.pdf', file_data: 'https://example.com/a.pdf' } },
          ],
        },
      ],
      reasoning_effort: 'low',
      tools: [FUNCTION],
      tool_choice: { type: 'function', function: { name: 'get_weather' } },
    },
  },
  { path, body: { model, messages: HI, plugins: PLUGINS } },
  { path, body: { model: 'openrouter/auto', messages: HI, plugins: AUTO_PLUGINS } },
  { path, body: { model, messages: HI, tools: SEARCH_TOOLS, tool_choice: { type: 'openrouter:web_search' } } },
  { path, body: { model, messages: HI, tools: ASKING_TOOLS } },
  {
    path,
    body: {
      model,
      messages: HI,
      tools: [{ ...SEARCH_TOOLS[0]?.parameters, type: 'web_search', parameters: { max_results: 2 } }],
    },
  },
];
