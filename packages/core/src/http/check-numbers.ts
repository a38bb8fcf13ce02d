import { OpenRouterConfigurationError } from '../errors/openrouter-error.ts';

/** Fields that hold what a model reads, not what is asked of it: of any length, and without limits. */
const contents: ReadonlySet<string> = new Set(['messages', 'input', 'tools']);

/**
 * JSON writes `NaN` and `Infinity` as `null`, and a limit that is `null` is none.
 *
 * @param fields of a body, or of a query
 * @throws {OpenRouterConfigurationError} that names the field, as a path, for a number that is not finite
 */
export function checkNumbers(fields: object): void {
  const field = findUnsendable(fields);
  if (field !== undefined) throw new OpenRouterConfigurationError(field, `${field} is no finite number.`);
}

/** Its path. */
function findUnsendable(fields: object): string | undefined {
  // What writes itself is not what stands in it.
  if ('toJSON' in fields) return undefined;
  for (const name in fields) {
    const value: unknown = fields[name as keyof typeof fields];
    if (typeof value === 'number') {
      if (!Number.isFinite(value)) return name;
    } else if (typeof value === 'object' && value !== null && !contents.has(name)) {
      const inner = findUnsendable(value);
      if (inner !== undefined) return `${name}.${inner}`;
    }
  }
  return undefined;
}
