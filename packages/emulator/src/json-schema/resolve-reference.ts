import { isJsonObject, type JsonObject, type JsonValue } from '../json/json-value.ts';
import { isJsonSchema, type JsonSchema } from './json-schema.ts';

/**
 * Follows a `$ref` inside the document: `#`, JSON pointers, `$anchor` and `$id` of an embedded schema. A reference that
 * leads nowhere (the emulator fetches nothing) gives undefined.
 */
export function resolveReference(reference: string, root: JsonSchema): JsonSchema | undefined {
  if (reference === '#' || reference === '') return root;
  if (reference.startsWith('#/')) return followPointer(reference.slice(2), root);
  const name = reference.startsWith('#') ? reference.slice(1) : undefined;
  return findSchema(root, (schema) => (name !== undefined && schema.$anchor === name) || schema.$id === reference);
}

function followPointer(pointer: string, root: JsonSchema): JsonSchema | undefined {
  let position: JsonValue | undefined = root;
  for (const escaped of pointer.split('/')) {
    const key = decodePointerKey(escaped);
    if (Array.isArray(position)) position = position[Number(key)];
    else if (isJsonObject(position) && Object.hasOwn(position, key)) position = position[key];
    else return undefined;
  }
  return isJsonSchema(position) ? position : undefined;
}

function decodePointerKey(escaped: string): string {
  let key = escaped;
  try {
    key = decodeURIComponent(escaped);
  } catch {
    // A pointer with a bare percent sign is no URI fragment; then the text itself is the key.
  }
  return key.replaceAll('~1', '/').replaceAll('~0', '~');
}

function findSchema(value: JsonValue | undefined, wanted: (schema: JsonObject) => boolean): JsonObject | undefined {
  if (Array.isArray(value)) {
    for (const entry of value) {
      const found = findSchema(entry, wanted);
      if (found) return found;
    }
    return undefined;
  }
  if (!isJsonObject(value)) return undefined;
  if (wanted(value)) return value;
  for (const entry of Object.values(value)) {
    const found = findSchema(entry, wanted);
    if (found) return found;
  }
  return undefined;
}
