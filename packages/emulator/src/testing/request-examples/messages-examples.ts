import type { RequestExample } from './request-example.ts';
import { AUTO_PLUGINS, PLUGINS, ROUTING_MEMBERS, SEARCH_TOOLS } from './shared-members.ts';

const path = '/messages';
const model = 'anthropic/claude-sonnet-4.5';
const HI = [{ role: 'user', content: 'Hi' }];
const CACHED = { type: 'ephemeral', ttl: '5m' };
const { route: _route, models: _models, ...shared } = ROUTING_MEMBERS;

const CITED = { cited_text: 'a', document_index: 0, document_title: 'b' };
const CITATIONS = [
  { ...CITED, type: 'char_location', start_char_index: 0, end_char_index: 1 },
  { ...CITED, type: 'page_location', start_page_number: 1, end_page_number: 2 },
  { ...CITED, type: 'content_block_location', start_block_index: 0, end_block_index: 1 },
  { type: 'web_search_result_location', cited_text: 'a', encrypted_index: 'x', title: 't', url: 'https://example.com' },
  {
    type: 'search_result_location',
    cited_text: 'a',
    search_result_index: 0,
    source: 's',
    title: null,
    start_block_index: 0,
    end_block_index: 1,
  },
];
// An upstream of Anthropic's takes four breakpoints, and here are more.
const TOLERANT = 'openai/gpt-4o';
const TEXT = { type: 'text', text: 'Look', cache_control: CACHED, citations: CITATIONS };
const PDF = { type: 'base64', media_type: 'application/pdf', data: 'JVBERg==' };
const SEARCH_RESULT = {
  type: 'search_result',
  source: 'https://example.com',
  title: 'A page',
  citations: { enabled: true },
  content: [{ type: 'text', text: 'On it' }],
  cache_control: CACHED,
};
const DOCUMENT = { type: 'document', title: 'A file', context: 'Of it', citations: { enabled: true } };

const IMAGE = {
  type: 'image',
  source: { type: 'base64', media_type: 'image/png', data: 'iVBORw0KGgo=' },
  cache_control: CACHED,
};
const LINK = { type: 'image', source: { type: 'url', url: 'https://example.com/a.png' } };

const USER_BLOCKS = [
  TEXT,
  IMAGE,
  LINK,
  { ...DOCUMENT, source: PDF, cache_control: CACHED },
  { ...DOCUMENT, source: { type: 'text', media_type: 'text/plain', data: 'Hello' } },
  { ...DOCUMENT, source: { type: 'url', url: 'https://example.com/a.pdf' } },
  { ...DOCUMENT, source: { type: 'content', content: [TEXT, IMAGE] } },
  SEARCH_RESULT,
];

const SERVER_BLOCKS = [
  { type: 'server_tool_use', id: 'srv_1', name: 'web_search', input: { query: 'x' }, cache_control: CACHED },
  {
    type: 'web_search_tool_result',
    tool_use_id: 'srv_1',
    content: [
      {
        type: 'web_search_result',
        title: 'A page',
        url: 'https://example.com',
        encrypted_content: 'x',
        page_age: null,
      },
    ],
    cache_control: CACHED,
  },
  {
    type: 'web_search_tool_result',
    tool_use_id: 'srv_1',
    content: { type: 'web_search_tool_result_error', error_code: 'unavailable' },
  },
  { type: 'compaction', content: 'What was said', encrypted_content: null, cache_control: CACHED },
  { type: 'advisor_tool_result', tool_use_id: 'srv_2', content: { type: 'advisor_result', text: 'Do it' } },
  { type: 'openrouter_shell_tool_result', tool_use_id: 'srv_3', content: { stdout: '' } },
  { type: 'openrouter_bash_tool_result', tool_use_id: 'srv_4', content: { stdout: '' } },
];

const USE = { type: 'tool_use', id: 'toolu_1', name: 'get_weather', input: { city: 'Paris' }, cache_control: CACHED };
const RESULT = {
  type: 'tool_result',
  tool_use_id: 'toolu_1',
  is_error: false,
  cache_control: CACHED,
  content: [
    { type: 'text', text: '18 °C', cache_control: CACHED, citations: null },
    LINK,
    { type: 'tool_reference', tool_name: 'get_weather' },
    SEARCH_RESULT,
    { ...DOCUMENT, source: PDF },
  ],
};
const WEATHER = {
  type: 'custom',
  name: 'get_weather',
  description: 'The weather',
  defer_loading: false,
  cache_control: CACHED,
  input_schema: { type: 'object', properties: { city: { type: 'string' } }, required: ['city'] },
};

/** Requests that between them have every member of a messages request. */
export const MESSAGES_EXAMPLES: readonly RequestExample[] = [
  {
    path,
    body: {
      model,
      messages: HI,
      system: [TEXT],
      max_tokens: 2000,
      temperature: 1,
      top_p: 0.9,
      top_k: 5,
      stop_sequences: ['zzz'],
      stream: false,
      metadata: { user_id: 'u' },
      service_tier: 'auto',
      speed: 'standard',
      thinking: { type: 'enabled', budget_tokens: 1024, display: 'summarized' },
      output_config: {
        effort: 'low',
        format: { type: 'json_schema', schema: { type: 'object' } },
        task_budget: { type: 'tokens', total: 20_000, remaining: 5 },
      },
      context_management: null,
      fallbacks: [{ model: 'openai/gpt-4o' }],
      ...shared,
    },
  },
  {
    path,
    body: {
      model,
      messages: HI,
      max_tokens: 100,
      models: ['openai/gpt-4o'],
      route: 'fallback',
      thinking: { type: 'adaptive', display: 'omitted' },
      plugins: PLUGINS,
      provider: {
        sort: { by: 'price', partition: 'model' },
        preferred_max_latency: { p50: 1, p75: 1, p90: 1, p99: 1 },
      },
    },
  },
  { path, body: { model: 'openrouter/auto', messages: HI, max_tokens: 100, plugins: AUTO_PLUGINS } },
  {
    path,
    body: {
      model: TOLERANT,
      max_tokens: 100,
      thinking: { type: 'disabled' },
      messages: [
        { role: 'user', content: USER_BLOCKS },
        { role: 'assistant', content: [{ type: 'text', text: 'I see.' }, ...SERVER_BLOCKS, USE] },
        { role: 'user', content: [RESULT] },
        { role: 'system', content: 'Go on.' },
        { role: 'user', content: 'And now?' },
      ],
      tools: [WEATHER],
      tool_choice: { type: 'auto', disable_parallel_tool_use: true },
    },
  },
  {
    path,
    body: {
      model,
      max_tokens: 100,
      messages: [
        { role: 'user', content: 'Think.' },
        {
          role: 'assistant',
          content: [
            { type: 'thinking', thinking: 'Hm.', signature: 'c2ln' },
            { type: 'redacted_thinking', data: 'AAAA' },
            { type: 'text', text: 'I did.' },
          ],
        },
        ...HI,
      ],
      tools: [{ type: 'bash_20250124', name: 'bash', cache_control: CACHED }, ...SEARCH_TOOLS],
      tool_choice: { type: 'tool', name: 'bash', disable_parallel_tool_use: false },
    },
  },
  {
    path,
    body: {
      model,
      max_tokens: 100,
      messages: HI,
      tools: [
        { type: 'text_editor_20250124', name: 'str_replace_editor' },
        {
          type: 'web_search_20250305',
          name: 'web_search',
          max_uses: null,
          allowed_domains: ['example.com'],
          blocked_domains: null,
          user_location: { type: 'approximate', city: 'Paris', country: 'FR', region: null, timezone: null },
          cache_control: CACHED,
        },
        {
          type: 'advisor_20260301',
          name: 'advisor',
          model: 'openai/gpt-4o',
          max_uses: 2,
          caching: CACHED,
          allowed_callers: ['direct'],
          cache_control: CACHED,
          defer_loading: false,
        },
      ],
      tool_choice: { type: 'any', disable_parallel_tool_use: false },
    },
  },
  {
    path,
    body: {
      model,
      max_tokens: 100,
      messages: HI,
      tools: [
        { ...WEATHER, type: undefined },
        {
          type: 'tool_search_tool_bm25_20251119',
          name: 'tool_search_tool_bm25',
          strict: true,
          defer_loading: false,
          allowed_callers: ['direct'],
          cache_control: CACHED,
        },
        {
          type: 'openrouter:bash',
          parameters: { engine: 'auto', environment: { type: 'container_auto' }, sleep_after_seconds: 60 },
        },
        {
          type: 'openrouter:shell',
          parameters: {
            engine: 'auto',
            environment: { type: 'container_reference', container_id: 'c_1' },
            sleep_after_seconds: 60,
          },
        },
      ],
      tool_choice: { type: 'none' },
    },
  },
];
