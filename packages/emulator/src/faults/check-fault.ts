import { checkClosed } from '../checks/closed-object.ts';
import { ofType, orNull, refuse, requireObject, requireOneOf, type FieldRule } from '../checks/field-check.ts';
import { valuesOf } from '../checks/field-rules.ts';
import type { JsonValue } from '../json/json-value.ts';
import type { Fault } from './fault.ts';

const text = ofType('string');
const flag = ofType('boolean');
const count = ofType('integer', { least: 0 });
const status = ofType('integer', { least: 200, most: 599 });
const milliseconds = ofType('number', { least: 0 });
const texts = valuesOf(text);
const oneOf =
  (...allowed: string[]): FieldRule =>
  (value, path) =>
    void requireOneOf(value, allowed, path);
const error: FieldRule = (value, path) => {
  const fields = requireObject(value, path);
  const code: FieldRule = (own, at) => {
    if (typeof own !== 'string') count(own, at);
  };
  checkClosed(fields, { code, message: text, metadata: ofType('object') }, path);
};
const cutPoint: FieldRule = (value, path) => {
  const point = requireObject(value, path);
  checkClosed(point, { bytes: count, deltas: count, toolArgumentDeltas: count }, path);
  if (Object.keys(point).length !== 1) refuse(path, 'needs one of bytes, deltas, toolArgumentDeltas');
};
const jsonOrText: FieldRule = (value, path) => {
  if (typeof value !== 'string') requireObject(value, path);
};

interface Kind {
  readonly fields: Readonly<Record<string, FieldRule>>;
  readonly needs?: string;
}

const KINDS: Readonly<Record<Fault['kind'], Kind>> = {
  'http-error': { fields: { status, error, body: jsonOrText, headers: texts }, needs: 'status' },
  html: { fields: { status, html: text, headers: texts } },
  'dropped-connection': { fields: {} },
  stall: { fields: { afterDeltas: count } },
  'error-in-ok': { fields: { error, withGenerationId: flag } },
  'choice-error': { fields: { afterDeltas: count, error } },
  'stream-error': { fields: { afterDeltas: count, error, done: flag } },
  'error-without-choices': { fields: { error } },
  'no-choices': { fields: {} },
  cut: { fields: { after: cutPoint, how: oneOf('close', 'reset') }, needs: 'after' },
  garbage: { fields: { afterDeltas: count, line: text } },
  refusal: { fields: { text, finishReason: oneOf('stop', 'content_filter') } },
  'rate-limit': {
    fields: {
      retryAfter: ofType('number', { least: 0 }),
      resetIn: ofType('number', { least: 0 }),
      where: oneOf('headers', 'metadata', 'both'),
      limit: count,
      provider: text,
    },
  },
  slow: { fields: { firstEvent: milliseconds, perEvent: milliseconds } },
  'no-done': { fields: {} },
  'truncated-arguments': { fields: { afterTokens: count, finishReason: oneOf('length', 'tool_calls', 'stop') } },
  'tool-calls': {
    fields: {
      ids: oneOf('missing', 'null', 'empty', 'duplicate', 'repeated'),
      indexes: oneOf('missing', 'null', 'same'),
    },
  },
  empty: { fields: { content: orNull(oneOf('')), finishReason: orNull(oneOf('stop', 'length')) } },
  nulls: { fields: {} },
};

/** A fault that came as JSON, or an error that names the field that is wrong. */
export function checkFault(value: JsonValue | undefined, path: string): Fault {
  const fault = requireObject(value, path);
  const kind = requireOneOf(fault.kind, Object.keys(KINDS), `${path}.kind`);
  const { fields, needs } = KINDS[kind as Fault['kind']]; // one of its keys, checked in the line before
  const { kind: _, ...members } = fault;
  checkClosed(members, fields, path, 'This fault takes no members');
  if (needs !== undefined && members[needs] === undefined) refuse(path, `The fault "${kind}" needs "${needs}"`);
  if (kind === 'tool-calls' && members.ids === undefined && members.indexes === undefined) {
    refuse(path, 'The fault "tool-calls" needs "ids" or "indexes"');
  }
  // Every member of the kind was checked above.
  return fault as unknown as Fault;
}
