import type { JsonValue } from '../json/json-value.ts';
import {
  checkFields,
  ofType,
  refuse,
  requireList,
  requireObject,
  requireOneOf,
  type FieldRule,
} from './field-check.ts';

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

/** A rule for an object: members that are there follow their rules, and those that are `needed` are there. */
export function objectOf(rules: Readonly<Record<string, FieldRule>>, needed: readonly string[] = []): FieldRule {
  return (value, path) => {
    const members = requireObject(value, path);
    for (const name of needed) {
      // A rule tells itself that what is missing is of no right type.
      if (members[name] === undefined) rules[name]?.(members[name] as unknown as JsonValue, `${path}.${name}`);
    }
    checkFields(members, rules, `${path}.`);
  };
}

/** A rule for objects of several kinds, told apart by `type`; each kind is a rule for the whole object. */
export function kindOf(kinds: Readonly<Record<string, FieldRule>>): FieldRule {
  return (value, path) => {
    const object = requireObject(value, path);
    kinds[requireOneOf(object.type, Object.keys(kinds), `${path}.type`)]?.(object, path);
  };
}

/** A rule for the values of an object, whatever their names. */
export function valuesOf(rule: FieldRule): FieldRule {
  return (value, path) => {
    for (const [name, entry] of Object.entries(requireObject(value, path)))
      if (entry !== undefined) rule(entry, `${path}.${name}`);
  };
}

/** A rule for what may be a text, and else follows another rule. */
export function textOr(rule: FieldRule): FieldRule {
  return (value, path) => {
    if (typeof value !== 'string') rule(value, path);
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
