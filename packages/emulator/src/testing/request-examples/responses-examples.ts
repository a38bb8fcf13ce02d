import type { RequestExample } from './request-example.ts';
import { ASKING_TOOLS, AUTO_PLUGINS, PLUGINS, ROUTING_MEMBERS, SEARCH_TOOLS } from './shared-members.ts';
import { SERVER_ITEMS } from './server-items.ts';

const path = '/responses';
const model = 'openai/gpt-5';
const input = 'Hi';
const PNG = 'data:image/png;base64,iVBORw0KGgo=';
const EXPLICIT = { mode: 'explicit' };
const { models: _models, ...shared } = ROUTING_MEMBERS;

const PARTS = [
  { type: 'input_text', text: 'Look', prompt_cache_breakpoint: EXPLICIT },
  { type: 'input_image', image_url: PNG, detail: 'low' },
  { type: 'input_file', filename: 'a.pdf', file_data: 'data:application/pdf;base64,JVBERg==' },
  { type: 'input_file', filename: 'a.pdf', file_url: 'https://example.com/a.pdf' },
];

const CONVERSATION = [
  { type: 'message', role: 'developer', content: 'Be brief.', phase: null },
  { role: 'user', content: PARTS },
  { type: 'message', id: 'msg_0', role: 'system', content: [{ type: 'input_text', text: 'Go on.' }] },
  {
    type: 'reasoning',
    id: 'rs_1',
    status: 'completed',
    summary: [{ type: 'summary_text', text: 'Thought.' }],
    content: [{ type: 'reasoning_text', text: 'Hm.' }],
    encrypted_content: 'AAAA',
    format: 'openai-responses-v1',
    signature: null,
  },
  {
    type: 'message',
    id: 'msg_1',
    role: 'assistant',
    status: 'completed',
    phase: 'final_answer',
    content: [
      {
        type: 'output_text',
        text: 'I see.',
        annotations: [
          { type: 'file_citation', file_id: 'f', filename: 'a.pdf', index: 0 },
          { type: 'url_citation', url: 'https://example.com', title: 'A', start_index: 0, end_index: 1, content: 'x' },
          { type: 'file_path', file_id: 'f', index: 0 },
        ],
        logprobs: [
          {
            token: 'I',
            logprob: -0.1,
            bytes: [73],
            top_logprobs: [{ token: 'I', logprob: -0.1, bytes: [73] }],
          },
        ],
      },
      { type: 'refusal', refusal: 'No.' },
    ],
  },
  {
    type: 'function_call',
    id: 'fc_1',
    call_id: 'call_1',
    name: 'get_weather',
    arguments: '{}',
    status: 'completed',
    namespace: 'n',
    subagent_id: 's',
    subagent_items: [{ type: 'message', more: 1 }],
  },
  { type: 'function_call_output', id: 'fco_1', call_id: 'call_1', status: 'completed', output: PARTS },
];

const WEATHER = {
  type: 'function',
  name: 'get_weather',
  description: 'The weather',
  strict: true,
  defer_loading: false,
  parameters: { type: 'object', properties: { city: { type: 'string' } }, required: ['city'] },
};
const PLACE = { type: 'approximate', city: 'Paris', country: 'FR', region: null, timezone: null };

/** Requests that between them have every member of a responses request. */
export const RESPONSES_EXAMPLES: readonly RequestExample[] = [
  {
    path,
    body: {
      model,
      input,
      instructions: 'Be brief.',
      stream: false,
      store: false,
      background: false,
      previous_response_id: null,
      prompt: null,
      max_output_tokens: 500,
      max_tool_calls: 3,
      temperature: 1,
      top_p: 0.9,
      top_k: 5,
      frequency_penalty: 0.1,
      presence_penalty: 0.1,
      top_logprobs: 2,
      parallel_tool_calls: true,
      metadata: { a: 'b' },
      truncation: 'auto',
      include: ['reasoning.encrypted_content'],
      modalities: ['text'],
      image_config: { size: '1K', n: 1, of: [1, 'b'] },
      service_tier: 'default',
      prompt_cache_key: 'k',
      prompt_cache_options: { mode: 'explicit', ttl: '30m' },
      safety_identifier: 's',
      debug: { echo_upstream_body: false },
      reasoning: { effort: 'low', summary: 'auto', context: 'auto', mode: 'standard', enabled: true },
      text: {
        verbosity: 'low',
        format: { type: 'json_schema', name: 'a', description: 'An answer', strict: true, schema: { type: 'object' } },
      },
      ...shared,
    },
  },
  {
    path,
    body: {
      model,
      input,
      models: ['openai/gpt-4o'],
      reasoning: { max_tokens: 100 },
      text: { format: { type: 'text' } },
      plugins: PLUGINS,
      provider: {
        sort: { by: 'price', partition: 'model' },
        preferred_max_latency: { p50: 1, p75: 1, p90: 1, p99: 1 },
      },
    },
  },
  { path, body: { model: 'openrouter/auto', input, plugins: AUTO_PLUGINS } },
  {
    path,
    body: {
      model: 'openai/gpt-4o',
      input: CONVERSATION,
      tools: [WEATHER],
      tool_choice: { type: 'allowed_tools', mode: 'auto', tools: [{ type: 'function', name: 'get_weather' }] },
    },
  },
  ...SERVER_ITEMS.map((item) => ({ path, body: { model, input: [item, { role: 'user', content: 'Go on.' }] } })),
  {
    path,
    body: {
      model: 'google/gemini-2.5-pro',
      input: [
        {
          role: 'user',
          content: [
            { type: 'input_audio', input_audio: { data: 'AAAA', format: 'wav' } },
            { type: 'input_video', video_url: 'https://example.com/v.mp4' },
          ],
        },
      ],
      tools: [WEATHER],
      tool_choice: { type: 'function', name: 'get_weather' },
    },
  },
  { path, body: { model, input, tools: SEARCH_TOOLS, tool_choice: 'auto' } },
  {
    path,
    body: {
      model,
      input,
      tools: [
        ...ASKING_TOOLS,
        {
          type: 'openrouter:shell',
          parameters: {
            engine: 'auto',
            environment: { type: 'container_reference', container_id: 'c_1' },
            sleep_after_seconds: 60,
          },
        },
        { type: 'openrouter:apply_patch', parameters: { engine: 'auto' } },
        { type: 'openrouter:files', parameters: {} },
      ],
    },
  },
  {
    path,
    body: {
      model,
      input,
      tools: [
        {
          type: 'web_search_preview',
          engine: 'exa',
          mode: 'fast',
          max_results: 2,
          max_uses: 2,
          search_context_size: 'low',
          filters: { allowed_domains: ['example.com'], blocked_domains: null, excluded_domains: null },
          user_location: PLACE,
        },
        {
          type: 'image_generation',
          background: 'auto',
          input_fidelity: 'low',
          input_image_mask: { image_url: PNG },
          model: 'openai/gpt-5-image',
          moderation: 'auto',
          output_compression: 50,
          output_format: 'png',
          partial_images: 1,
          quality: 'low',
          size: '1024x1024',
        },
      ],
      tool_choice: { type: 'web_search_preview' },
    },
  },
];
