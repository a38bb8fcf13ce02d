import { ofType, orNull, type FieldRule } from '../../checks/field-check.ts';
import { objectOf, oneOf } from '../../checks/field-rules.ts';

/** A cache breakpoint in Anthropic's words. */
export const CACHE_CONTROL: FieldRule = objectOf({ type: oneOf('ephemeral'), ttl: oneOf('5m', '1h') }, ['type']);

/** A cache breakpoint in OpenAI's words. */
export const CACHE_BREAKPOINT: FieldRule = orNull(objectOf({ mode: oneOf('explicit') }, ['mode']));

/** `prompt_cache_key` and `prompt_cache_options`. */
export const PROMPT_CACHE_RULES: Readonly<Record<string, FieldRule>> = {
  prompt_cache_key: orNull(ofType('string')),
  prompt_cache_options: orNull(objectOf({ mode: oneOf('explicit'), ttl: orNull(ofType('string')) }, ['mode'])),
};
