import { isJsonObject, type JsonValue } from '../json/json-value.ts';
import { refuse, requireObject } from './field-check.ts';

/**
 * Checks `provider` of the endpoints that take options for upstreams only (speech, transcriptions, videos):
 * `{options: {<slug>: {…}}}`. OpenRouter drops other keys without a word, and so does this.
 */
export function checkMediaProvider(value: JsonValue, path: string): void {
  const { options } = requireObject(value, path);
  if (options === undefined || options === null) return;
  for (const [slug, own] of Object.entries(requireObject(options, `${path}.options`))) {
    if (!isJsonObject(own)) refuse(`${path}.options.${slug}`, 'Invalid input: expected object');
  }
}
