import { InvalidArgumentError, type SharedV4ProviderOptions } from '@ai-sdk/provider';
import type { CacheControl } from '@openrouter-adapters/core';
import { isObject } from '@openrouter-adapters/core/base';

/** The options of a message, a part or a tool that are meant for OpenRouter. */
export function openrouterOptions(options: SharedV4ProviderOptions | undefined): Readonly<Record<string, unknown>> {
  return options?.['openrouter'] ?? {};
}

/**
 * The cache marker of a message, part, tool or result: `cacheControl` or `cache_control` of the `openrouter` options, else of the
 * `anthropic` ones, so that prompts written for Anthropic's own provider work unchanged.
 *
 * @throws {InvalidArgumentError} when it is no `{ type: 'ephemeral' }`
 * @see https://openrouter.ai/docs/features/prompt-caching
 */
export function fromCacheControl(options: SharedV4ProviderOptions | undefined): CacheControl | undefined {
  // Most parts have none; untyped callers write null.
  if (!options) return undefined;
  for (const host of ['openrouter', 'anthropic']) {
    const given: unknown = options[host]?.['cacheControl'] ?? options[host]?.['cache_control'];
    if (given === undefined || given === null) continue;
    if (!isCacheControl(given)) {
      throw new InvalidArgumentError({
        argument: `providerOptions.${host}.cacheControl`,
        message: `A cache marker is { type: 'ephemeral' }, with a ttl of '5m' or '1h' if need be.`,
      });
    }
    return given;
  }
  return undefined;
}

/** Who says a message: `openrouter: { name }`. */
export function fromName(options: SharedV4ProviderOptions | undefined): { name?: string } {
  const { name } = openrouterOptions(options);
  return typeof name === 'string' ? { name } : {};
}

const lifetimes: ReadonlySet<unknown> = new Set([undefined, '5m', '1h']);

function isCacheControl(value: unknown): value is CacheControl {
  return isObject(value) && value['type'] === 'ephemeral' && lifetimes.has(value['ttl']);
}
