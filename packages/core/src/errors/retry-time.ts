import { asObject, finiteNumber } from '../json.ts';
import type { WireError } from '../wire/error-body.ts';
import type { OpenRouterErrorKind } from './openrouter-error.ts';

/**
 * The earliest time at which trying again makes sense, from whatever says it: `Retry-After` (seconds or an HTTP date, RFC 9110
 * §10.2.3), OpenRouter's `retry_after` and `retry_after_seconds`, Google's `retryDelay`, `X-RateLimit-Reset` (epoch milliseconds). Headers come with the
 * answer or inside `error.metadata.headers`. Gateways put `X-RateLimit-Reset` on every answer: it counts where there are too many requests.
 *
 * @param receivedAt when the answer came, epoch milliseconds
 */
export function readRetryTime(
  headers: Readonly<Record<string, string>>,
  error: WireError,
  receivedAt: number,
  kind: OpenRouterErrorKind,
): Date | undefined {
  const metadata = asObject(error.metadata);
  const inner = lowerCaseKeys(asObject(metadata['headers']));
  const seconds =
    finiteNumber(error.availability?.retry_after) ??
    finiteNumber(metadata['retry_after_seconds']) ??
    finiteNumber(metadata['retry_after']);
  const time =
    readRetryAfter(headers['retry-after'], receivedAt) ??
    (seconds === undefined ? undefined : receivedAt + seconds * 1000) ??
    readRetryAfter(inner['retry-after'], receivedAt) ??
    (kind === 'rate-limit' || kind === 'overloaded'
      ? (readDelay(metadata['raw'], receivedAt) ??
        readReset(headers['x-ratelimit-reset'], receivedAt) ??
        readReset(inner['x-ratelimit-reset'], receivedAt))
      : undefined);
  return time === undefined || Math.abs(time) > latestDate ? undefined : new Date(time);
}

/** What a `Date` can hold, ECMA-262 §21.4.1.1. */
const latestDate = 8.64e15;

function readRetryAfter(value: unknown, receivedAt: number): number | undefined {
  if (typeof value !== 'string' && typeof value !== 'number') return undefined;
  const seconds = Number(value);
  if (String(value).trim() !== '' && Number.isFinite(seconds)) return receivedAt + Math.max(0, seconds) * 1000;
  const date = Date.parse(String(value));
  return Number.isNaN(date) ? undefined : date;
}

/** Google's `RetryInfo`: `"retryDelay": "37s"`. */
function readDelay(raw: unknown, receivedAt: number): number | undefined {
  const seconds = /"retryDelay":\s*"([\d.]+)s"/.exec(typeof raw === 'string' ? raw : '')?.[1];
  return readRetryAfter(seconds, receivedAt);
}

function readReset(value: unknown, receivedAt: number): number | undefined {
  const reset = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  const number = finiteNumber(reset);
  if (number === undefined) return undefined;
  // A number too small to be a date of this century is one in seconds, or as many seconds to go.
  return number < 1e8 ? receivedAt + number * 1000 : number < 1e11 ? number * 1000 : number;
}

function lowerCaseKeys(headers: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
}
