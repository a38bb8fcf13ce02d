import type { Generation } from '../generation/generation-store.ts';
import type { BodyLine } from './whole-body.ts';

/** An answer that was kept. */
export interface KeptAnswer {
  /** What the books say of it. */
  readonly generation: Generation;
  /** Its body as it went out: one JSON object, or the lines of an event stream. */
  readonly lines: readonly BodyLine[];
  readonly headers: Readonly<Record<string, string>>;
  /** By the emulator's clock, in milliseconds. */
  readonly keptAt: number;
  readonly seconds: number;
}

/** OpenRouter's cache of whole answers; it has nothing to do with the prompt caches of upstreams. */
export interface ResponseCache {
  /** What is kept under a key and is not too old. */
  find(key: string): KeptAnswer | undefined;
  keep(key: string, answer: KeptAnswer): void;
  forget(key: string): void;
}

// Answers are long: the oldest make room.
const MOST_ANSWERS = 1000;

/** An empty cache. */
export function createResponseCache(clock: () => number): ResponseCache {
  const answers = new Map<string, KeptAnswer>();
  const isFresh = ({ keptAt, seconds }: KeptAnswer): boolean => clock() < keptAt + seconds * 1000;
  return {
    find(key) {
      const found = answers.get(key);
      return found && isFresh(found) ? found : undefined;
    },
    keep(key, answer) {
      for (const [old, kept] of answers) if (!isFresh(kept)) answers.delete(old);
      answers.delete(key);
      answers.set(key, answer);
      const oldest = answers.size > MOST_ANSWERS ? answers.keys().next().value : undefined;
      if (oldest !== undefined) answers.delete(oldest);
    },
    forget: (key) => void answers.delete(key),
  };
}
