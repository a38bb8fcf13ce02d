/**
 * What an adapter needs before its first request: errors, the check of a base URL, and small things by which models are made. What makes
 * requests is `base`, which exports the same, but for `resolveBaseURL`, and six times as much. As an ES module it is a file that the other
 * entries share, and so may export names of the inside too: the API is what the types say.
 */
export { OpenRouterConfigurationError, OpenRouterError } from './errors/openrouter-error.ts';
export { messageOf } from './errors/is-error.ts';
export { untilAborted } from './http/until-aborted.ts';
export { resolveBaseURL } from './http/base-url.ts';
export { embeddingLimitsOf } from './embeddings/embedding-limits.ts';
export { sumKnown } from './usage/sum-known.ts';
export { asObject, isObject, nonEmptyString, withoutUndefined } from './json.ts';

// Every type that these are made of.
export type * from '@openrouter-adapters/core';
