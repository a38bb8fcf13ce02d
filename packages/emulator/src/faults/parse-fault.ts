import { refuse } from '../checks/field-check.ts';
import { isJsonObject, type JsonObject, type JsonValue } from '../json/json-value.ts';
import { checkFault } from './check-fault.ts';
import type { Fault } from './fault.ts';

/**
 * A fault as text, as header and command line give it: a status (`503`), a kind (`no-done`), a kind with members
 * (`cut; after.bytes=300; how=reset`) or the JSON of a {@link Fault}. Names may be written with hyphens; a value that is
 * no JSON is a text. `path` names the place in errors.
 */
export function parseFault(text: string, path: string): Fault {
  const trimmed = text.trim();
  if (trimmed.startsWith('{')) return checkFault(parseJson(trimmed, path), path);
  const [head = '', ...settings] = trimmed.split(';').map((part) => part.trim());
  const members: JsonObject = {};
  for (const setting of settings) if (setting !== '') assign(members, setting, path);
  if (/^\d{3}$/.test(head)) return checkFault({ kind: 'http-error', status: Number(head), ...members }, path);
  return checkFault({ kind: head, ...members }, path);
}

function parseJson(text: string, path: string): JsonValue {
  try {
    return JSON.parse(text) as JsonValue;
  } catch {
    return refuse(path, 'Invalid JSON');
  }
}

/** Sets `a.b=value`; the value is JSON where it can be read as JSON. */
function assign(members: JsonObject, setting: string, path: string): void {
  const separator = setting.indexOf('=');
  if (separator < 1) refuse(path, `"${setting}" is not of the form name=value`);
  const names = setting.slice(0, separator).trim().split('.');
  const last = names.pop() ?? '';
  let target = members;
  for (const name of names) {
    const key = camelCase(name);
    const inner = Object.hasOwn(target, key) ? target[key] : undefined;
    const next: JsonObject = isJsonObject(inner) ? inner : {};
    target[key] = next;
    target = next;
  }
  // Names of headers keep their hyphens.
  const key = names.at(-1) === 'headers' ? last.trim() : camelCase(last);
  Object.defineProperty(target, key, {
    value: readValue(setting.slice(separator + 1).trim(), names.at(-1) === 'headers'),
    enumerable: true,
    configurable: true,
    writable: true,
  });
}

function readValue(text: string, asText: boolean): JsonValue {
  if (asText && !text.startsWith('"')) return text;
  try {
    return JSON.parse(text) as JsonValue;
  } catch {
    // Not JSON: the words as they stand.
    return text;
  }
}

function camelCase(name: string): string {
  return name.trim().replaceAll(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
}
