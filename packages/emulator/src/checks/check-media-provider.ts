import { ofType, type FieldRule } from './field-check.ts';
import { objectOf, valuesOf } from './field-rules.ts';

/** `provider.options`: options for upstreams, by slug. */
export const UPSTREAM_OPTIONS: FieldRule = valuesOf(ofType('object'));

/**
 * Checks `provider` of the endpoints that take options for upstreams only (speech, transcriptions, videos):
 * `{options: {<slug>: {…}}}`. OpenRouter drops other keys without a word, and so does this.
 */
export const checkMediaProvider: FieldRule = objectOf({ options: UPSTREAM_OPTIONS });
