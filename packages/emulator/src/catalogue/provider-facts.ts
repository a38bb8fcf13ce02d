/** A provider of models: an upstream behind OpenRouter. */
export interface ProviderFacts {
  /** Display name, as in the `provider` member of answers. */
  readonly name: string;
  /** As requests name it, for example `google-vertex`. */
  readonly slug: string;
  readonly headquarters: string;
  readonly datacenters: readonly string[];
  /** Where its policies are found. */
  readonly site: string;
  /** It stores no prompts. */
  readonly zdr: boolean;
  /** It may train on prompts. */
  readonly trains: boolean;
  /** Data regions in which it can keep a request. */
  readonly regions: readonly ('eu' | 'us')[];
  /** Milliseconds to the first token, as a median. */
  readonly latency: number;
  /** Tokens per second, as a median. */
  readonly throughput: number;
  /** How exactly it runs models whose weights are open. */
  readonly quantization: string;
  /** Its price for open models, in per cent of the catalogue's. */
  readonly priceLevel: number;
  /** Parameters that its endpoints do not take although the model's first endpoint does. */
  readonly lacks: readonly string[];
  /** The longest context it offers. Default: the model's. */
  readonly contextCap?: number;
}

type Row = Partial<ProviderFacts> & Pick<ProviderFacts, 'name' | 'slug' | 'site'>;

/** A provider with what is usual where nothing is said. */
export function defineProvider(row: Row): ProviderFacts {
  return {
    headquarters: 'US',
    datacenters: ['US'],
    zdr: false,
    trains: false,
    regions: ['us'],
    latency: 800,
    throughput: 60,
    quantization: 'bf16',
    priceLevel: 110,
    lacks: [],
    ...row,
  };
}
