import { toSnakeCase } from '../settings/letter-case.ts';

/**
 * A count among the settings of a model that is needed before a call, in either spelling.
 *
 * @returns `otherwise` for what is no count: the first call refuses it, where there is an error for it
 */
export function readCount(
  settings: Readonly<Record<string, unknown>> | undefined,
  name: string,
  otherwise: number,
): number {
  const value = settings?.[name] ?? settings?.[toSnakeCase(name)];
  return typeof value === 'number' && Number.isInteger(value) && value >= 1 ? value : otherwise;
}
