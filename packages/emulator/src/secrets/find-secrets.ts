import { isSecretMember } from './secret-names.ts';

/** What stands in the place of a secret. */
export const MASK = '<redacted>';

/** A part of a text, and what is to stand in its place. */
export interface Replacement {
  readonly start: number;
  readonly end: number;
  readonly by: string;
}

/** Finds what has to go from a text. */
export type SecretFinder = (text: string) => readonly Replacement[];

// Keys as OpenRouter and the providers behind it make them, and private keys as PEM writes them.
const KEY =
  /\bsk-[A-Za-z0-9_-]{8,}|\bAIza[A-Za-z0-9_-]{30,}|\b(?:AKIA|ASIA)[0-9A-Z]{16}\b|\b(?:gsk_|hf_|xai-|ghp_)[A-Za-z0-9]{20,}|-----BEGIN [A-Z ]*PRIVATE KEY-----[^"]*?(?:-----END [A-Z ]*PRIVATE KEY-----|$)/g;
// The text of a JSON string, with the colon behind it where it is a name.
const LITERAL = /"[^"\\\n]*(?:\\.[^"\\\n]*)*"(?:\s*:)?/g;

/** A finder for keys of known shapes and for secrets that are known: looks at texts as they stand. */
export function plainFinder(own: readonly string[]): SecretFinder {
  return (text) => {
    const found: Replacement[] = [];
    for (const secret of own) {
      for (let at = text.indexOf(secret); at >= 0; at = text.indexOf(secret, at + secret.length)) {
        found.push({ start: at, end: at + secret.length, by: MASK });
      }
    }
    for (const { 0: key, index } of text.matchAll(KEY)) found.push({ start: index, end: index + key.length, by: MASK });
    return withoutOverlaps(found);
  };
}

/**
 * The same for texts that may be JSON or hold some: strings are looked at as what they mean, however they are escaped, and
 * values behind secret names go whatever they look like. `path` is that of the request.
 */
export function jsonFinder(plain: SecretFinder, path: string): SecretFinder {
  const find: SecretFinder = (text) => {
    const found = text.includes('"') ? findLiterals(text, find, path) : [];
    return found.length === 0 ? plain(text) : withoutOverlaps([...found, ...plain(text)]);
  };
  return find;
}

/** A text with its secrets replaced. */
export function replaceSecrets(text: string, found: readonly Replacement[]): string {
  let kept = '';
  let at = 0;
  for (const { start, end, by } of found) {
    kept += text.slice(at, start) + by;
    at = end;
  }
  return found.length === 0 ? text : kept + text.slice(at);
}

function findLiterals(text: string, find: SecretFinder, path: string): Replacement[] {
  const found: Replacement[] = [];
  let valueAt = -1;
  for (const { 0: literal, index: start } of text.matchAll(LITERAL)) {
    const isName = literal.endsWith(':');
    const isSecret = valueAt >= 0 && !isName && text.slice(valueAt, start).trim() === '';
    const end = start + literal.lastIndexOf('"') + 1;
    valueAt = -1;
    if (isSecret) {
      found.push({ start, end, by: `"${MASK}"` });
      continue;
    }
    const meant = meaningOf(text.slice(start, end));
    if (meant === undefined) continue;
    if (isName && isSecretMember(meant, path)) valueAt = start + literal.length;
    const inside = literal.includes('\\') ? find(meant) : [];
    if (inside.length > 0) found.push({ start, end, by: JSON.stringify(replaceSecrets(meant, inside)) });
  }
  return found;
}

function meaningOf(literal: string): string | undefined {
  if (!literal.includes('\\')) return literal.slice(1, -1);
  try {
    return String(JSON.parse(literal));
  } catch {
    // Quotation marks in prose or bytes: no JSON.
    return undefined;
  }
}

/** In the order of the text; of two that overlap the one that was found first stays, and covers both. */
function withoutOverlaps(found: readonly Replacement[]): readonly Replacement[] {
  const kept: Replacement[] = [];
  for (const one of found.toSorted((left, right) => left.start - right.start || right.end - left.end)) {
    const last = kept.at(-1);
    if (!last || one.start >= last.end) kept.push(one);
    else if (one.end > last.end) kept[kept.length - 1] = { ...last, end: one.end, by: MASK };
  }
  return kept;
}
