import { familyOf } from './model-family.ts';

/** Where a model runs: a provider, and the part of its tag behind the slash. */
export interface Upstream {
  readonly provider: string;
  /** A region or precision, for example `europe`. Default: none. */
  readonly suffix?: string;
  /** Endpoints of a tier are left alone unless the request asks for the tier. Default `default`. */
  readonly tier?: 'default' | 'flex' | 'priority';
}

const TIERS: readonly Upstream[] = [
  { provider: 'OpenAI', suffix: 'flex', tier: 'flex' },
  { provider: 'OpenAI', suffix: 'priority', tier: 'priority' },
];

const HOSTS_OF_OPEN_MODELS = ['DeepInfra', 'Novita', 'Together', 'Fireworks', 'Groq'];

/** Second homes of models that are not open to everybody. */
const SECOND: Readonly<Record<string, readonly Upstream[]>> = {
  Anthropic: [{ provider: 'Amazon Bedrock' }, { provider: 'Google' }, { provider: 'Google', suffix: 'europe' }],
  OpenAI: [{ provider: 'Azure' }],
  Google: [{ provider: 'Google AI Studio' }],
  xAI: [{ provider: 'Azure' }],
  Mistral: [{ provider: 'Azure' }],
  Cohere: [{ provider: 'Azure' }],
  Seed: [{ provider: 'BytePlus' }],
  'Black Forest Labs': [{ provider: 'Together' }],
  Recraft: [{ provider: 'Novita' }],
  TypeSafe: [{ provider: 'Cohere' }],
};

/** Where a model runs, the first and default one first: two places at least. */
export function upstreamsOf(modelId: string): readonly Upstream[] {
  const { providerName } = familyOf(modelId);
  const first: Upstream = { provider: providerName };
  // A free variant is a gift of one provider or two, without tiers.
  if (modelId.endsWith(':free')) return [first, { provider: providerName === 'Novita' ? 'DeepInfra' : 'Novita' }];
  // Its weights are not open.
  if (modelId === 'qwen/qwen3-max') return [first, { provider: 'Novita' }];
  const second = SECOND[providerName];
  if (second) return [first, ...second, ...(/^openai\/(gpt-5|o\d)/.test(modelId) ? TIERS : [])];
  const hosts = HOSTS_OF_OPEN_MODELS.filter((name) => name !== providerName);
  // Big models are served by fewer.
  return [
    first,
    ...hosts.slice(0, /lite|mini|small|70b|20b|120b|27b/.test(modelId) ? 4 : 3).map((provider) => ({ provider })),
  ];
}
