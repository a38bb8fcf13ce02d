import { ofType, refuse, requireObject, requireOneOf, requireString } from '../../checks/field-check.ts';
import type { JsonValue } from '../../json/json-value.ts';

/** Plugins that the emulator simulates, or that change nothing in what it answers. */
const PLUGINS = [
  'web',
  'web-fetch',
  'fusion',
  'file-parser',
  'response-healing',
  'context-compression',
  'moderation',
  'auto-router',
  'auto-beta-router',
];
const NOT_SIMULATED = ['pareto-router', 'switchyard-router'];

/** Checks `plugins`: each by its id. */
export function checkPlugins(value: JsonValue, path: string): void {
  ofType('array')(value, path);
  for (const [index, entry] of (value as JsonValue[]).entries()) {
    // checked in the line before
    const id = requireString(requireObject(entry, `${path}.${index}`).id, `${path}.${index}.id`);
    if (NOT_SIMULATED.includes(id)) refuse(`${path}.${index}.id`, `The emulator does not simulate the plugin "${id}"`);
    requireOneOf(id, PLUGINS, `${path}.${index}.id`);
  }
}
