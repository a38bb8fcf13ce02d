import { closedObject, textOrPattern } from '../checks/closed-object.ts';
import { ofType, refuse, requireOneOf, type FieldRule } from '../checks/field-check.ts';
import { listOf, textOr, valuesOf } from '../checks/field-rules.ts';
import type { KeyKind } from '../keys/key-kind.ts';
import type { RequestMatch } from './request-match.ts';

const KEY_KINDS: Readonly<Record<KeyKind, true>> = {
  missing: true,
  malformed: true,
  unknown: true,
  standard: true,
  management: true,
};

const text = ofType('string');

const MATCH: Readonly<Record<keyof RequestMatch, FieldRule>> = {
  method: text,
  path: textOrPattern,
  model: textOrPattern,
  stream: ofType('boolean'),
  lastMessage: textOrPattern,
  toolName: text,
  headers: valuesOf((value, path) => {
    if (typeof value !== 'boolean') textOrPattern(value, path);
  }),
  query: valuesOf(textOr(listOf(text))),
  keyKind: (value, path) => void requireOneOf(value, Object.keys(KEY_KINDS), path),
  body: ofType('object'),
  where: (value, path) => {
    // Programs have functions, which JSON does not know.
    if (typeof (value as unknown) !== 'function') refuse(path, 'Invalid input: expected a function');
  },
};

/** Refuses what is no {@link RequestMatch}, and names the member that is wrong. */
export const checkRequestMatch: FieldRule = closedObject(MATCH);
