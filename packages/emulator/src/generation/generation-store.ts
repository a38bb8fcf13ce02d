import type { Money } from '../money/decimal.ts';

/** Which endpoint made an answer, in the words of `/generation`. */
export type ApiType = 'completions' | 'embeddings' | 'rerank' | 'tts' | 'stt' | 'video' | 'image';

/** One try to have an endpoint answer. */
interface GenerationAttempt {
  readonly providerName: string;
  readonly model: string;
  readonly status: number;
}

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
  /** Pages that a server tool fetched; undefined where there was none. */
  readonly fetches?: number;
  readonly cost: Money;
  readonly upstreamCost: Money;
  /** What caching saved; negative when writing cost more. Null where nothing was cached. */
  readonly cacheDiscount: Money | null;
  readonly isByok: boolean;
  /** The endpoints that were tried, the one that answered last. Default: not told. */
  readonly attempts?: readonly GenerationAttempt[];
  /** The preset that the request named. Default: none. */
  readonly presetId?: string | null;
  /** Milliseconds from the request to the first event, and to the last. */
  readonly latency: number;
  readonly duration: number;
}

/** Remembers the answers that the emulator gave. */
export interface GenerationStore {
  add(generation: Generation): void;
  /** Of the account that paid for it: others do not see it. */
  find(id: string, account: string): Generation | undefined;
  /** Whoever paid for it: what a management key sees. */
  findAny(id: string): Generation | undefined;
  /** Counts how often an id was asked for, this time included. */
  asked(id: string): number;
  /** Every generation that is remembered, oldest first. */
  list(): readonly Generation[];
}

// Old answers are forgotten, so that an emulator that serves for weeks does not grow without end.
const MOST_GENERATIONS = 50_000;

/** An empty store. `settle` is called once for each generation that is added. */
export function createGenerationStore(settle: (generation: Generation) => void): GenerationStore {
  const generations = new Map<string, Generation>();
  const asks = new Map<string, number>();
  return {
    add(generation) {
      generations.set(generation.id, generation);
      settle(generation);
      const oldest = generations.size > MOST_GENERATIONS ? generations.keys().next().value : undefined;
      if (oldest === undefined) return;
      generations.delete(oldest);
      asks.delete(oldest);
    },
    find: (id, account) => {
      const found = generations.get(id);
      return found?.account === account ? found : undefined;
    },
    findAny: (id) => generations.get(id),
    asked(id) {
      const count = (asks.get(id) ?? 0) + 1;
      asks.set(id, count);
      return count;
    },
    list: () => [...generations.values()],
  };
}
