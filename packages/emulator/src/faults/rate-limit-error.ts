import { ApiError } from '../http/api-error.ts';
import type { JsonObject } from '../json/json-value.ts';
import type { RateLimitFault } from './fault.ts';

const DEFAULT_LIMIT = 20;

/** The 429 of a rate limit. `reason` is the limit's name in OpenRouter's message, `now` milliseconds since 1970. */
export function rateLimitError(
  fault: Omit<RateLimitFault, 'kind'>,
  now: number,
  reason = 'free-models-per-min',
): ApiError {
  const told = limitHeaders(fault, now);
  const where = fault.where ?? 'both';
  const inMetadata = where !== 'headers' && Object.keys(told).length > 0 ? { headers: told } : {};
  const retry: JsonObject =
    fault.retryAfter === undefined || where === 'headers' ? {} : { retry_after_seconds: Math.ceil(fault.retryAfter) };
  const metadata: JsonObject =
    fault.provider === undefined
      ? { ...inMetadata, ...retry, provider_name: null }
      : {
          ...inMetadata,
          ...retry,
          raw: `${fault.provider} is temporarily rate-limited upstream. Please retry shortly, or add your own key.`,
          provider_name: fault.provider,
          is_byok: false,
        };
  const message = fault.provider === undefined ? `Rate limit exceeded: ${reason}. ` : 'Provider returned error';
  const headers = where === 'metadata' ? {} : lowerCase(told);
  return new ApiError(429, message, { metadata, headers });
}

function limitHeaders(fault: Omit<RateLimitFault, 'kind'>, now: number): Record<string, string> {
  return {
    ...(fault.retryAfter !== undefined && { 'Retry-After': String(Math.ceil(fault.retryAfter)) }),
    ...(fault.resetIn !== undefined && {
      'X-RateLimit-Limit': String(fault.limit ?? DEFAULT_LIMIT),
      'X-RateLimit-Remaining': '0',
      'X-RateLimit-Reset': String(Math.round(now + fault.resetIn * 1000)),
    }),
  };
}

function lowerCase(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
}
