import type { JsonObject } from '../json/json-value.ts';
import { checkFields, ofType, refuse, requireObject, type FieldRule } from './field-check.ts';

/** A rule for an object that has no other members than those that are named. */
export function closedObject(rules: Readonly<Record<string, FieldRule>>): FieldRule {
  return (value, path) => checkClosed(requireObject(value, path), rules, path);
}

/** Checks members and refuses those that have no rule; `none` says what is wrong where there are no rules at all. */
export function checkClosed(
  members: JsonObject,
  rules: Readonly<Record<string, FieldRule>>,
  path: string,
  none = 'Unknown member',
): void {
  const unknown = Object.keys(members).find((name) => !Object.hasOwn(rules, name));
  if (unknown !== undefined) {
    const known = Object.keys(rules);
    refuse(`${path}.${unknown}`, known.length > 0 ? `Unknown member; there are ${known.join(', ')}` : none);
  }
  checkFields(members, rules, `${path}.`);
}

/** A text, or a pattern where the value comes from a program and not from JSON. */
export const textOrPattern: FieldRule = (value, path) => {
  // Patterns are nothing that JSON knows.
  if (!((value as unknown) instanceof RegExp)) ofType('string')(value, path);
};

/** How often something holds: a number of times, or `always`. */
export const countOrAlways: FieldRule = (value, path) => {
  if (value !== 'always') ofType('integer', { least: 1 })(value, path);
};
