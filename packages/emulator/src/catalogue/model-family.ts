/** The dialect in which a family of models reasons, and how its upstream names things. */
export type ReasoningDialect = 'anthropic' | 'openai' | 'google' | 'xai' | 'plain';

/** The reasons for which an answer ends, in OpenRouter's words. */
export type FinishReason = 'stop' | 'length' | 'tool_calls' | 'content_filter' | 'error';

/** What a family of models has in common on the wire. */
export interface ModelFamily {
  /** Display name of the upstream that answers, as in the `provider` member of answers. */
  readonly providerName: string;
  readonly dialect: ReasoningDialect;
  readonly nativeFinish: Readonly<Record<FinishReason, string>>;
  /** Begins the ids of tool calls; the rest is random. */
  readonly toolCallPrefix: string;
  /** Anthropic's upstreams send "" where a tool takes no arguments; the others send "{}". */
  readonly emptyArguments: '' | '{}';
  /** Whether an answer may say a sentence before it calls tools. */
  readonly talksBeforeTools: boolean;
  readonly serviceTier: string | null;
  readonly hasFingerprint: boolean;
}

const RESPONSES_FINISH = {
  stop: 'completed',
  length: 'max_output_tokens',
  tool_calls: 'completed',
  content_filter: 'content_filter',
  error: 'error',
};

const PLAIN_FINISH = {
  stop: 'stop',
  length: 'length',
  tool_calls: 'tool_calls',
  content_filter: 'content_filter',
  error: 'error',
};

const ANTHROPIC: ModelFamily = {
  providerName: 'Anthropic',
  dialect: 'anthropic',
  nativeFinish: {
    stop: 'end_turn',
    length: 'max_tokens',
    tool_calls: 'tool_use',
    content_filter: 'refusal',
    error: 'error',
  },
  toolCallPrefix: 'toolu_01',
  emptyArguments: '',
  talksBeforeTools: true,
  serviceTier: 'standard',
  hasFingerprint: false,
};

const OPENAI: ModelFamily = {
  providerName: 'OpenAI',
  dialect: 'openai',
  nativeFinish: RESPONSES_FINISH,
  toolCallPrefix: 'call_',
  emptyArguments: '{}',
  talksBeforeTools: false,
  serviceTier: 'default',
  hasFingerprint: false,
};

const GOOGLE: ModelFamily = {
  providerName: 'Google',
  dialect: 'google',
  nativeFinish: { stop: 'STOP', length: 'MAX_TOKENS', tool_calls: 'STOP', content_filter: 'SAFETY', error: 'OTHER' },
  toolCallPrefix: 'tool_',
  emptyArguments: '{}',
  talksBeforeTools: false,
  serviceTier: 'default',
  hasFingerprint: false,
};

const XAI: ModelFamily = { ...OPENAI, providerName: 'xAI', dialect: 'xai', serviceTier: null, hasFingerprint: true };

const PROVIDERS_BY_AUTHOR: Readonly<Record<string, string>> = {
  deepseek: 'DeepSeek',
  qwen: 'Alibaba',
  'z-ai': 'Z.AI',
  moonshotai: 'Moonshot AI',
  minimax: 'Minimax',
  mistralai: 'Mistral',
  'meta-llama': 'Together',
  cohere: 'Cohere',
  nvidia: 'Nvidia',
  baai: 'DeepInfra',
  'sentence-transformers': 'DeepInfra',
  hexgrad: 'DeepInfra',
  'bytedance-seed': 'Seed',
  'black-forest-labs': 'Black Forest Labs',
  recraft: 'Recraft',
  'typesafe-ai': 'TypeSafe',
};

/** The family of a model id. Open-weight models of OpenAI and Google run on other upstreams and count as open. */
export function familyOf(modelId: string): ModelFamily {
  const [author = '', slug = ''] = modelId.split('/');
  if (author === 'anthropic') return ANTHROPIC;
  if (author === 'openai' && !slug.startsWith('gpt-oss')) return OPENAI;
  if (author === 'google' && !slug.startsWith('gemma')) return GOOGLE;
  if (author === 'x-ai') return XAI;
  return {
    providerName: PROVIDERS_BY_AUTHOR[author] ?? 'Novita',
    dialect: 'plain',
    nativeFinish: PLAIN_FINISH,
    toolCallPrefix: 'call_',
    emptyArguments: '{}',
    talksBeforeTools: false,
    serviceTier: null,
    hasFingerprint: true,
  };
}
