import type { JsonObject } from '../json/json-value.ts';
import { appliedGuardrails } from '../management/guardrails/applied-guardrails.ts';
import { presetConfigOf } from '../presets/apply-preset.ts';
import type { RouteContext } from '../routing/route.ts';

/** What a request wants of the response cache. */
export interface CacheWish {
  /** How long an answer that is kept now is kept. */
  readonly seconds: number;
  /** What is kept is to be forgotten first. */
  readonly clears: boolean;
  /** What the preset of the request sets, if it names one. */
  readonly preset: JsonObject | undefined;
}

const DEFAULT_SECONDS = 300;
const MOST_SECONDS = 86_400;

/**
 * Reads the headers `X-OpenRouter-Cache`, `-TTL` and `-Clear`, and what the preset says; undefined where no cache is wanted. A preset that
 * forbids it wins over the header, the header over a preset that wants it. Where the account enforces zero data retention, nothing is kept.
 */
export function readCacheWish({ recorded, caller, state }: RouteContext): CacheWish | undefined {
  const { 'x-openrouter-cache': header, 'x-openrouter-cache-clear': clear } = recorded.headers;
  const preset = presetConfigOf(recorded.body, state.presets);
  if (preset?.cache_enabled === false || isWord(header, 'false')) return undefined;
  if (!isWord(header, 'true') && preset?.cache_enabled !== true) return undefined;
  const guardrails = caller.key ? appliedGuardrails(caller.key, state) : [];
  if (guardrails.some(({ guardrail }) => enforcesZeroRetention(guardrail))) return undefined;
  return {
    seconds: readSeconds(recorded.headers['x-openrouter-cache-ttl'] ?? preset?.cache_ttl_seconds),
    clears: isWord(clear, 'true'),
    preset,
  };
}

function isWord(header: string | undefined, word: string): boolean {
  return header?.trim().toLowerCase() === word;
}

function enforcesZeroRetention(guardrail: Readonly<Record<string, unknown>>): boolean {
  return Object.entries(guardrail).some(([name, value]) => name.startsWith('enforce_zdr') && value === true);
}

/** Lenient, as documented: `60abc` is 60, and what is out of range is brought into it. */
function readSeconds(value: unknown): number {
  const seconds = Number.parseInt(String(value), 10);
  return Number.isNaN(seconds) ? DEFAULT_SECONDS : Math.min(Math.max(seconds, 1), MOST_SECONDS);
}
