import { isObject } from '@openrouter-adapters/core';

/** A place in a JSON Schema. */
export type SchemaNode = Record<string, unknown>;

/** What the schema says of a place of an input; several where there are alternatives. */
export function nodesAt(root: SchemaNode, path: readonly PropertyKey[]): SchemaNode[] {
  let nodes = [root];
  for (const step of path) nodes = nodes.flatMap(alternativesOf).flatMap((node) => stepInto(node, step));
  return nodes;
}

/** Names of the properties. */
export function toNames(nodes: readonly SchemaNode[]): string[] {
  return nodes
    .flatMap(alternativesOf)
    .flatMap(({ properties }) => (isObject(properties) ? Object.keys(properties) : []));
}

/** What a value may be, for a model. */
export function toForms(nodes: readonly SchemaNode[]): string {
  return [...new Set(nodes.flatMap(alternativesOf).flatMap(toForm))].join(' or ');
}

/** The first description. */
export function toDescription(nodes: readonly SchemaNode[]): string | undefined {
  return nodes.map(({ description }) => description).find((said) => typeof said === 'string');
}

function alternativesOf(node: SchemaNode): SchemaNode[] {
  const alternatives = node['anyOf'] ?? node['oneOf'];
  return Array.isArray(alternatives) ? alternatives.filter(isObject).flatMap(alternativesOf) : [node];
}

function stepInto({ items, properties, additionalProperties }: SchemaNode, step: PropertyKey): SchemaNode[] {
  if (typeof step === 'number') return isObject(items) ? [items] : [];
  const property = isObject(properties) ? properties[String(step)] : undefined;
  return [property ?? additionalProperties].filter(isObject);
}

function toForm(node: SchemaNode): string[] {
  if ('const' in node) return [JSON.stringify(node['const'])];
  if (Array.isArray(node['enum'])) return node['enum'].map((value) => JSON.stringify(value));
  switch (node['type']) {
    case 'string':
      return ['a text'];
    case 'number':
    case 'integer':
      return ['a number'];
    case 'boolean':
      return ['true', 'false'];
    case 'null':
      return ['null'];
    case 'array': {
      const of = isObject(node['items']) ? toForms([node['items']]) : '';
      return [of === '' ? 'a list' : `a list of (${of})`];
    }
    case 'object': {
      const names = toNames([node]);
      return [names.length === 0 ? 'an object' : `an object with ${names.join(', ')}`];
    }
    default:
      return [];
  }
}
