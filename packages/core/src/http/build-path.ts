import { OpenRouterConfigurationError } from '../errors/openrouter-error.ts';
import { checkNumbers } from './check-numbers.ts';

/** Values of a path's parameters and of its query. */
export interface PathInput {
  /** Values for the `{names}` of the path; each is escaped. */
  path?: Readonly<Record<string, string>>;
  /** Absent and `undefined` values are left out; booleans and numbers are written as text. */
  query?: object | undefined;
}

/**
 * A path template, its parameters and a query → the path of a request.
 *
 * @throws {OpenRouterConfigurationError} for a parameter that is missing, blank, or cannot be part of a path (it would name another resource),
 *   and for a number that is not finite
 */
export function buildPath(template: string, { path = {}, query = {} }: PathInput): string {
  const filled = template.replaceAll(/\{(\w+)\}/g, (_, name: string) => toSegment(name, path[name]));
  checkNumbers(query);
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined && value !== null) search.append(name, String(value));
  }
  return search.size === 0 ? filled : `${filled}?${search.toString()}`;
}

/**
 * An id → a part of a path. No other way leads into one.
 *
 * @throws {OpenRouterConfigurationError} for one that is missing, blank, or cannot be part of a path
 */
export function toSegment(name: string, id = ''): string {
  // URLs drop `.` and `..` however they are escaped, and a lone surrogate cannot be escaped.
  if (!/^(\s*|\.\.?)$|\p{Cs}/u.test(id)) return encodeURIComponent(id);
  throw new OpenRouterConfigurationError(name, `The ${name} is missing or names no resource. Give another.`);
}
