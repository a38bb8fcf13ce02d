import { refuse, requireObject } from '../checks/field-check.ts';
import { isJsonObject, type JsonObject, type JsonValue } from '../json/json-value.ts';
import { checkFault } from './check-fault.ts';
import type { Fault } from './fault.ts';

const VERBATIM = new Set(['headers', 'query']);

/**
 * A fault as text, as header and command line give it: a status (`503`), a kind (`no-done`), a kind with members
 * (`cut; after.bytes=300; how=reset`) or the JSON of a {@link Fault}. Names may be written with hyphens; a value that is
 * no JSON is a text. `path` names the place in errors.
 */
export function parseFault(text: string, path: string): Fault {
  return checkFault(readFaultText(text, path), path);
}

/** The members of a fault in that form, as they stand there. */
export function readFaultText(text: string, path: string): JsonObject {
  const trimmed = text.trim();
  if (trimmed.startsWith('{')) return requireObject(parseJson(trimmed, path), path);
  const [head = '', ...settings] = trimmed.split(';').map((part) => part.trim());
  const members: JsonObject = {};
  for (const setting of settings) if (setting !== '') assign(members, setting, path);
  if (/^\d{3}$/.test(head)) return { kind: 'http-error', status: Number(head), ...members };
  return { kind: head, ...members };
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
  // Names of headers and parameters keep their hyphens, and their values are texts.
  const verbatim = VERBATIM.has(names.at(-1) ?? '');
  const key = verbatim ? last.trim() : camelCase(last);
  Object.defineProperty(target, key, {
    value: readValue(setting.slice(separator + 1).trim(), verbatim),
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
