import { ofType, refuse, requireList, requireOneOf, type FieldRule } from './field-check.ts';

/** A rule for one of some texts. */
export function oneOf(...allowed: readonly string[]): FieldRule {
  return (value, path) => void requireOneOf(value, allowed, path);
}

/** A rule for a list whose members follow a rule, with bounds for its length. */
export function listOf(rule: FieldRule, bounds: { least?: number; most?: number } = {}): FieldRule {
  return (value, path) => {
    ofType('array', bounds)(value, path);
    for (const [index, member] of requireList(value, path).entries()) rule(member, `${path}.${index}`);
  };
}

/** A rule for a text of a form. */
export function matching(pattern: RegExp, form: string): FieldRule {
  return (value, path) => {
    ofType('string')(value, path);
    if (typeof value === 'string' && !pattern.test(value)) refuse(path, `Invalid ${form}`);
  };
}

/** A UUID. */
export const UUID_RULE = matching(/^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i, 'UUID');

/** A time of the form `2027-12-31T23:59:59Z`: other time zones than UTC are refused, as at OpenRouter. */
export const UTC_RULE: FieldRule = (value, path) => {
  matching(/^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?Z$/, 'ISO datetime in UTC')(value, path);
  if (typeof value === 'string' && Number.isNaN(Date.parse(value))) refuse(path, 'Invalid ISO datetime in UTC');
};
