import { MASK } from '../secrets/find-secrets.ts';
import type { Mask } from '../secrets/mask.ts';
import { isSecretHeader } from '../secrets/secret-names.ts';

// These say how the bytes travelled, which is not how they are kept.
const OF_THE_CONNECTION = new Set(['content-encoding', 'content-length', 'transfer-encoding', 'connection', 'host']);
// What clients and servers say of themselves and of the message. Any other header may hold what only its sender knows.
const HARMLESS =
  /^(?:accept|accept-(?:encoding|language|ranges)|age|allow|cache-control|cf-(?:cache-status|ray)|content-(?:disposition|language|type)|date|etag|expires|http-referer|last-modified|link|location|origin|pragma|priority|range|referer|retry-after|server|sec-fetch-\w+|strict-transport-security|user-agent|vary|via|x-(?:content-type-options|frame-options|generation-id|provider-name|request-id|session-id|title))$|^(?:access-control-|anthropic-(?:beta|ratelimit-|version)|openai-beta|openrouter-|x-emulator-|x-openrouter-|x-ratelimit-|x-stainless-)/;

/** Headers as a recording keeps them: without those that carry keys; of unknown ones only the name. */
export function keptHeaders(headers: Headers, mask: Mask): Record<string, string> {
  return Object.fromEntries(
    [...headers]
      .filter(([name]) => !OF_THE_CONNECTION.has(name) && !isSecretHeader(name))
      .map(([name, value]) => [name, HARMLESS.test(name) ? mask.header(name, maskUrl(value, mask)) : MASK]),
  );
}

/** An address may hold a secret in its query. */
function maskUrl(value: string, mask: Mask): string {
  if (!/^(?:https?:\/\/|\/)\S*\?/i.test(value)) return value;
  const mark = value.indexOf('?');
  return value.slice(0, mark) + mask.path(value.slice(mark));
}
