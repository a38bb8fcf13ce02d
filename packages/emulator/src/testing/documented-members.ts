import { isJsonObject, type JsonObject, type JsonValue } from '../json/json-value.ts';

const DEEPEST = 8;

/**
 * Every member that a schema of the OpenAPI document names, as paths with `*` for the members of lists and open objects,
 * for example `messages.*.content.*.text`. Alternatives count all together.
 */
export function documentedMembers(document: JsonObject, schema: JsonValue | undefined): Set<string> {
  const found = new Set<string>();
  const walk = (value: JsonValue | undefined, path: string, outer: readonly JsonObject[]): void => {
    const node = resolve(document, value);
    if (!node || outer.includes(node) || path.split('.').length > DEEPEST) return;
    const inside = [...outer, node];
    for (const name of ['allOf', 'anyOf', 'oneOf']) {
      for (const branch of asList(node[name])) walk(branch, path, inside);
    }
    for (const [name, member] of Object.entries(isJsonObject(node.properties) ? node.properties : {})) {
      const own = path === '' ? name : `${path}.${name}`;
      found.add(own);
      walk(member, own, inside);
    }
    for (const member of [node.items, node.additionalProperties]) {
      if (isJsonObject(member) && Object.keys(member).length > 0) walk(member, `${path}.*`, inside);
    }
  };
  walk(schema, '', []);
  return found;
}

/** The same for a value: the members that it has. */
export function membersOf(value: JsonValue | undefined, path = ''): string[] {
  if (Array.isArray(value)) return value.flatMap((member) => membersOf(member, `${path}.*`));
  if (!isJsonObject(value)) return [];
  return Object.entries(value).flatMap(([name, member]) => {
    const own = path === '' ? name : `${path}.${name}`;
    return [own, `${path}.*`, ...membersOf(member, own), ...membersOf(member, `${path}.*`)];
  });
}

function asList(value: JsonValue | undefined): readonly JsonValue[] {
  return Array.isArray(value) ? value : [];
}

function resolve(document: JsonObject, value: JsonValue | undefined): JsonObject | undefined {
  let node = value;
  while (isJsonObject(node) && typeof node.$ref === 'string') {
    let target: JsonValue | undefined = document;
    for (const name of node.$ref.split('/').slice(1)) target = isJsonObject(target) ? target[name] : undefined;
    node = target;
  }
  return isJsonObject(node) ? node : undefined;
}
