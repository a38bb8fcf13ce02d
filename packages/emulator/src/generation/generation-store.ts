import type { Money } from '../money/decimal.ts';

/** Which endpoint made an answer, in the words of `/generation`. */
export type ApiType = 'completions' | 'embeddings' | 'rerank' | 'tts' | 'stt' | 'video' | 'image';

/** What `/generation` tells about one answer. */
export interface Generation {
  readonly id: string;
  /** Null where the documents have no word for it. */
  readonly apiType: ApiType | null;
  readonly account: string;
  readonly createdAt: number;
  readonly model: string;
  readonly providerName: string;
  readonly streamed: boolean;
  readonly cancelled: boolean;
  readonly finishReason: string | null;
  readonly nativeFinishReason: string | null;
  readonly serviceTier: string | null;
  readonly sessionId: string | null;
  readonly externalUser: string | null;
  readonly httpReferer: string | null;
  readonly userAgent: string | null;
  readonly router: string | null;
  readonly promptTokens: number;
  readonly completionTokens: number;
  readonly reasoningTokens: number;
  readonly cachedTokens: number;
  readonly imageTokens: number;
  readonly promptMedia: number;
  readonly completionMedia: number;
  readonly searchResults: number;
  readonly cost: Money;
  readonly upstreamCost: Money;
  /** What caching saved; negative when writing cost more. Null where nothing was cached. */
  readonly cacheDiscount: Money | null;
  readonly isByok: boolean;
  /** Milliseconds from the request to the first event, and to the last. */
  readonly latency: number;
  readonly duration: number;
}

/** Remembers the answers that the emulator gave. */
export interface GenerationStore {
  add(generation: Generation): void;
  find(id: string, account: string): Generation | undefined;
  countOf(account: string, wanted: (generation: Generation) => boolean): number;
}

// Old answers are forgotten, so that an emulator that serves for weeks does not grow without end.
const MOST_GENERATIONS = 50_000;

/** An empty store. */
export function createGenerationStore(): GenerationStore {
  const generations = new Map<string, Generation>();
  return {
    add(generation) {
      generations.set(generation.id, generation);
      const oldest = generations.size > MOST_GENERATIONS ? generations.keys().next().value : undefined;
      if (oldest !== undefined) generations.delete(oldest);
    },
    // A generation is visible to the account that paid for it only.
    find: (id, account) => {
      const found = generations.get(id);
      return found?.account === account ? found : undefined;
    },
    countOf: (account, wanted) =>
      [...generations.values()].filter((generation) => generation.account === account && wanted(generation)).length,
  };
}
