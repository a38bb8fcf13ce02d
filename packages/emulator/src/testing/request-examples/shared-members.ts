/** Members that requests of all APIs that chat have. */
export const ROUTING_MEMBERS = {
  models: ['openai/gpt-4o-mini'],
  provider: {
    order: ['OpenAI'],
    only: ['OpenAI', 'azure'],
    ignore: ['some-provider'],
    allow_fallbacks: true,
    require_parameters: false,
    data_collection: 'allow',
    zdr: false,
    enforce_distillable_text: false,
    quantizations: ['fp8', 'unknown'],
    sort: 'price',
    preferred_min_throughput: { p50: 1, p75: 1, p90: 1, p99: 1 },
    preferred_max_latency: 100,
    max_price: { prompt: '100', completion: '100', image: '100', audio: '100', request: '100' },
  },
  route: 'fallback',
  session_id: 'a session',
  user: 'a user',
  trace: {
    trace_id: 'a',
    trace_name: 'b',
    span_name: 'c',
    generation_name: 'd',
    parent_span_id: 'e',
    more: { of: 'it' },
  },
  cache_control: { type: 'ephemeral', ttl: '5m' },
  stop_server_tools_when: [
    { type: 'step_count_is', step_count: 3 },
    { type: 'has_tool_call', tool_name: 'get_weather' },
    { type: 'max_tokens_used', max_tokens: 100 },
    { type: 'max_cost', max_cost_in_dollars: 1.5 },
    { type: 'finish_reason_is', reason: 'stop' },
  ],
} as const;

const PLACE = { type: 'approximate', city: 'Paris', country: 'FR', region: null, timezone: 'Europe/Paris' };

/** Every plugin that the emulator simulates, with all its members. */
export const PLUGINS = [
  {
    id: 'web',
    enabled: true,
    engine: 'exa',
    mode: 'fast',
    max_results: 2,
    max_uses: 2,
    search_prompt: 'Look:',
    include_domains: ['example.com'],
    exclude_domains: ['example.org'],
    user_location: PLACE,
  },
  { id: 'web-fetch', max_uses: 2, max_content_tokens: 99, allowed_domains: ['a.com'], blocked_domains: ['b.com'] },
  { id: 'file-parser', enabled: true, pdf: { engine: 'native' } },
  { id: 'response-healing', enabled: true },
  { id: 'context-compression', enabled: true, engine: 'middle-out' },
  { id: 'moderation' },
  {
    id: 'fusion',
    enabled: false,
    preset: 'general-fast',
    analysis_models: ['openai/gpt-4o'],
    model: 'openai/gpt-4o',
    max_tool_calls: 2,
    tools: [{ type: 'openrouter:web_search', parameters: { max_results: 2, deep: { a: 1 }, list: ['b'], none: null } }],
  },
];

/** The plugins of routers. */
export const AUTO_PLUGINS = [
  {
    id: 'auto-router',
    enabled: true,
    allowed_models: ['openai/*'],
    excluded_models: ['anthropic/*'],
    cost_quality_tradeoff: 3,
    cost_tier: 'low',
    pin_model: false,
  },
  { id: 'pareto-router', enabled: true, min_coding_score: 0.1, max_price: 100, price_source: 'prompt' },
  { id: 'auto-beta-router', enabled: true, allowed_models: ['openai/*'], excluded_models: ['x/*'] },
];

const REASONING = { effort: 'low', max_tokens: 100 };

/** Server tools with all their members. */
export const SEARCH_TOOLS = [
  {
    type: 'openrouter:web_search',
    parameters: {
      engine: 'exa',
      mode: 'fast',
      max_results: 2,
      max_uses: 3,
      max_total_results: 4,
      max_characters: 500,
      search_context_size: 'low',
      allowed_domains: ['example.com'],
      excluded_domains: ['example.org'],
      user_location: PLACE,
    },
  },
  {
    type: 'openrouter:web_fetch',
    parameters: {
      engine: 'exa',
      max_uses: 2,
      max_content_tokens: 50,
      allowed_domains: ['example.com'],
      blocked_domains: ['example.org'],
    },
  },
  { type: 'openrouter:datetime', parameters: { timezone: 'Europe/Paris' } },
  {
    type: 'openrouter:image_generation',
    parameters: { model: 'openai/gpt-5-image', quality: 'low', n: 1, stops: [1, 'a'] },
  },
  { type: 'openrouter:experimental__search_models', parameters: { max_results: 2 } },
];

/** Server tools that ask models. */
export const ASKING_TOOLS = [
  {
    type: 'openrouter:fusion',
    parameters: {
      analysis_models: ['openai/gpt-4o'],
      model: 'openai/gpt-4o',
      max_tool_calls: 2,
      max_completion_tokens: 50,
      reasoning: REASONING,
      temperature: 0.5,
      tools: [{ type: 'openrouter:web_search', parameters: { max_results: 2 } }],
      cache_control: { type: 'ephemeral', ttl: '1h' },
    },
  },
  {
    type: 'openrouter:advisor',
    parameters: {
      name: 'wise',
      model: 'openai/gpt-4o',
      instructions: 'Advise.',
      forward_transcript: true,
      max_completion_tokens: 50,
      reasoning: REASONING,
      stream: false,
      temperature: 0.5,
    },
  },
  {
    type: 'openrouter:subagent',
    parameters: {
      name: 'worker',
      model: 'openai/gpt-4o',
      instructions: 'Work.',
      max_completion_tokens: 50,
      max_tool_calls: 2,
      reasoning: REASONING,
      temperature: 0.5,
      inherit_functions: false,
      inherited_function_names: ['f'],
      tools: [{ type: 'openrouter:datetime', parameters: {} }],
    },
  },
];
