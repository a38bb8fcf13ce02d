import { decodeBase64 } from '../bytes/base64.ts';
import { isSecretHeader } from './secret-names.ts';

// A shorter "key" is part of many words: blotted out everywhere, it would mangle what is no secret.
const SHORTEST = 8;

/** The secrets that came in the headers of a request, in all the forms in which texts write them; the longest first. */
export function ownSecrets(headers: Headers): readonly string[] {
  const raw = [...headers].filter(([name]) => isSecretHeader(name)).flatMap(([name, value]) => secretsIn(name, value));
  const written = raw.filter((secret) => secret.length >= SHORTEST).flatMap(writtenForms);
  return [...new Set(written)].toSorted((left, right) => right.length - left.length);
}

function secretsIn(name: string, value: string): string[] {
  if (/cookie/i.test(name)) return value.split(/;\s*/).map((pair) => pair.slice(pair.indexOf('=') + 1));
  const bare = value.replace(/^(?:bearer|basic|token|key|apikey)\s+/i, '').trim();
  return /^basic\s/i.test(value) ? [bare, ...credentialsOf(bare)] : [bare];
}

/** What a `Basic` header says: the pair, and its password. */
function credentialsOf(encoded: string): string[] {
  const bytes = decodeBase64(encoded);
  if (!bytes) return [];
  const pair = new TextDecoder().decode(bytes);
  return [pair, pair.slice(pair.indexOf(':') + 1)];
}

/** As it is, as in a URL, as in a form, and as in JSON. */
function writtenForms(secret: string): string[] {
  const encoded = encodeURIComponent(secret);
  const form = new URLSearchParams({ '': secret }).toString().slice(1);
  const lowerCase = encoded.replace(/%[0-9A-F]{2}/g, (escape) => escape.toLowerCase());
  const json = JSON.stringify(secret).slice(1, -1);
  return [secret, encoded, lowerCase, form, encodeURI(secret), json, json.replaceAll('/', String.raw`\/`)];
}
