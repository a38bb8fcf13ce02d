import { digest } from '../../deterministic/hash.ts';
import type { CacheControl } from '../chat-request.ts';

/** A stretch of the prompt, in order. */
export interface PromptSegment {
  /** What identifies it; two equal prompts have equal segments. */
  readonly content: string;
  readonly tokens: number;
  readonly breakpoint: CacheControl | undefined;
  /** It is sound. */
  readonly isAudio?: boolean;
}

/** What the cache did for one prompt, in tokens. */
export interface CacheUse {
  readonly read: number;
  readonly writtenFor5Minutes: number;
  readonly writtenFor1Hour: number;
}

/** A cache of prompt prefixes. */
export interface PromptCache {
  /**
   * Looks a prompt up and stores its breakpoints. `scope` keeps models and accounts apart. `implicit`: the upstream
   * caches every prefix by itself from so many tokens on, and does not tell what it wrote.
   */
  use(scope: string, segments: readonly PromptSegment[], options: { minimum: number; implicit: boolean }): CacheUse;
}

const MINUTE = 60_000;

interface Entry {
  readonly lifetime: number;
  readonly expires: number;
}

/** An empty cache on a clock. */
export function createPromptCache(clock: () => number): PromptCache {
  const entries = new Map<string, Entry>();
  const isAlive = (key: string): boolean => (entries.get(key)?.expires ?? 0) > clock();
  const keep = (key: string, lifetime: number): void => {
    entries.set(key, { lifetime, expires: clock() + lifetime });
  };
  return {
    use(scope, segments, { minimum, implicit }) {
      const prefixes = readPrefixes(scope, segments).filter(({ tokens }) => tokens >= minimum);
      const last = implicit
        ? prefixes.length - 1
        : prefixes.findLastIndex(({ breakpoint }) => breakpoint !== undefined);
      const cacheable = prefixes.slice(0, last + 1);
      // Any prefix that an earlier request cached can be read, also where this request has no breakpoint.
      const hit = cacheable.findLast(({ key }) => isAlive(key));
      const read = hit?.tokens ?? 0;
      // A read prolongs the life of what it read.
      if (hit) keep(hit.key, entries.get(hit.key)?.lifetime ?? 5 * MINUTE);

      const written = { '5m': 0, '1h': 0 };
      let covered = read;
      for (const { key, tokens, breakpoint } of cacheable) {
        if (!implicit && breakpoint === undefined) continue;
        const ttl = breakpoint?.ttl ?? '5m';
        const lifetime = (ttl === '1h' ? 60 : 5) * MINUTE;
        // Who reads an entry of an hour does not make it one of five minutes.
        keep(key, isAlive(key) ? Math.max(lifetime, entries.get(key)?.lifetime ?? 0) : lifetime);
        written[ttl] += Math.max(0, tokens - covered);
        covered = Math.max(covered, tokens);
      }
      if (implicit) return { read, writtenFor5Minutes: 0, writtenFor1Hour: 0 };
      return { read, writtenFor5Minutes: written['5m'], writtenFor1Hour: written['1h'] };
    },
  };
}

interface Prefix {
  readonly key: string;
  readonly tokens: number;
  readonly breakpoint: CacheControl | undefined;
}

function readPrefixes(scope: string, segments: readonly PromptSegment[]): Prefix[] {
  let key = scope;
  let tokens = 0;
  return segments.map(({ content, tokens: own, breakpoint }) => {
    key = digest(`${key}:${content}`);
    tokens += own;
    return { key, tokens, breakpoint };
  });
}
