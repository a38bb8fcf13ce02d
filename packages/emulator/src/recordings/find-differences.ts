import { isJsonObject, type JsonValue } from '../json/json-value.ts';
import { MASK } from '../secrets/find-secrets.ts';

const LONGEST_VALUE = 80;
const BEFORE = 20;
// What stands in recordings in the place of base64 that was cut out of them.
const ELIDED = /\.\.\.\[elided (\d+) base64 chars\]/;

/** Where a request differs from a recorded one, each place as one sentence, most at the top of the body first. */
export function findDifferences(sent: JsonValue, recorded: JsonValue, path = 'body'): string[] {
  if (Array.isArray(sent) && Array.isArray(recorded)) {
    const length = Math.max(sent.length, recorded.length);
    return Array.from({ length }, (_, index) => index).flatMap((index) =>
      findInMember(sent[index], recorded[index], `${path}.${index}`),
    );
  }
  if (isJsonObject(sent) && isJsonObject(recorded)) {
    const names = new Set([...Object.keys(sent), ...Object.keys(recorded)]);
    return [...names].flatMap((name) => findInMember(sent[name], recorded[name], `${path}.${name}`));
  }
  if (isSame(sent, recorded)) return [];
  const from = typeof sent === 'string' && typeof recorded === 'string' ? firstToShow(sent, recorded) : 0;
  return [`${path} is ${show(sent, from)}, recorded was ${show(recorded, from)}`];
}

/** Long texts are shown from shortly before the place where they part. */
function firstToShow(sent: string, recorded: string): number {
  let at = 0;
  while (at < sent.length && sent[at] === recorded[at]) at++;
  return at < LONGEST_VALUE / 2 ? 0 : at - BEFORE;
}

function findInMember(sent: JsonValue | undefined, recorded: JsonValue | undefined, path: string): string[] {
  if (sent === undefined) return recorded === undefined ? [] : [`${path} is missing, recorded was ${show(recorded)}`];
  if (recorded === undefined) return [`${path} is ${show(sent)}, which was not recorded`];
  return findDifferences(sent, recorded, path);
}

function isSame(sent: JsonValue, recorded: JsonValue): boolean {
  if (sent === recorded) return true;
  if (typeof recorded !== 'string') return false;
  // Blotted out, here or by whoever recorded it: then it stands for any other text.
  if (recorded === MASK || recorded === '[REDACTED]') return true;
  return typeof sent === 'string' && isElided(sent, recorded);
}

/** The recorded text says how much of it was cut out, and the text that was sent fits around that. */
function isElided(sent: string, recorded: string): boolean {
  const match = ELIDED.exec(recorded);
  if (!match) return false;
  const before = recorded.slice(0, match.index);
  const after = recorded.slice(match.index + match[0].length);
  const length = before.length + Number(match[1]) + after.length;
  return sent.length === length && sent.startsWith(before) && sent.endsWith(after);
}

function show(value: JsonValue, from = 0): string {
  const text = JSON.stringify(from > 0 && typeof value === 'string' ? `…${value.slice(from)}` : value);
  return text.length > LONGEST_VALUE ? `${text.slice(0, LONGEST_VALUE)}…` : text;
}
