import { OpenRouterConfigurationError } from '../errors/openrouter-error.ts';

/** Fields that hold what a model reads, not what is asked of it: of any length, and without limits. */
const contents = /^(messages|input|tools)$/;

/**
 * JSON writes `NaN` and `Infinity` as `null`, and a limit that is `null` is none.
 *
 * @param value of a field, or a whole body
 * @param field its name, as a path
 * @throws {OpenRouterConfigurationError} that names the field, for a number that is not finite
 */
export function checkNumbers(value: unknown, field = ''): void {
  if (typeof value === 'number' && !Number.isFinite(value)) {
    throw new OpenRouterConfigurationError(field, `${field} is ${value}. Give a finite number.`);
  }
  if (typeof value === 'object' && value !== null && !contents.test(field))
    for (const [name, inner] of Object.entries(value)) checkNumbers(inner, field === '' ? name : `${field}.${name}`);
}
