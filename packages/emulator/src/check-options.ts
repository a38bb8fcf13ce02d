import { CATALOGUE } from './catalogue/catalogue-rule.ts';
import { closedObject } from './checks/closed-object.ts';
import { ofType, refuse, type FieldRule } from './checks/field-check.ts';
import { listOf, oneOf } from './checks/field-rules.ts';
import type { EmulatorOptions } from './emulator-options.ts';
import { ApiError } from './http/api-error.ts';
import type { JsonValue } from './json/json-value.ts';
import { nearestNames } from './text/nearest.ts';
import { VIDEO_BEHAVIOUR } from './videos/video-behaviour-rule.ts';

const text = ofType('string', { least: 1 });
const flag = ofType('boolean');
const amount = ofType('number', { least: 0 });
const count = ofType('integer', { least: 0 });

/** A count, or no end. */
function countFrom(least: number): FieldRule {
  return (value, path) => {
    if (value !== Infinity) ofType('integer', { least })(value, path);
  };
}

const callable: FieldRule = (value, path) => {
  // Functions are nothing that JSON knows.
  if (typeof (value as unknown) !== 'function')
    refuse(path, `Invalid input: expected function, received ${typeof value}`);
};

/** One rule where the value is a function, another where it is not. */
function callableOr(rule: FieldRule): FieldRule {
  return (value, path) => {
    if (typeof (value as unknown) !== 'function') rule(value, path);
  };
}

/** A member that has to be there, and others that may be. */
function withNeeded(needed: readonly string[], rules: Readonly<Record<string, FieldRule>>): FieldRule {
  const closed = closedObject(rules);
  return (value, path) => {
    closed(value, path);
    const members: Readonly<Record<string, unknown>> = Object(value);
    for (const name of needed) if (members[name] === undefined) refuse(`${path}.${name}`, 'It has to be there');
  };
}

/** What each option may be. Scripts and faults are checked where they are read, the names of upstreams too. */
const OPTIONS: Readonly<Record<keyof EmulatorOptions, FieldRule>> = {
  seed: ofType('number'),
  clock: callable,
  random: callable,
  models: CATALOGUE,
  keys: listOf(withNeeded(['key'], { key: text, management: flag, limit: amount })),
  credits: amount,
  freeQuota: (value, path) => {
    if (value !== false) closedObject({ perMinute: countFrom(0), perDay: countFrom(0) })(value, path);
  },
  generationDelay: count,
  byok: flag,
  faults: () => undefined,
  script: () => undefined,
  upstreams: ofType('object'),
  usageChunk: oneOf('empty-choices', 'repeated-finish', 'null-finish'),
  keepAliveLines: count,
  pace: closedObject({ firstEvent: amount, perEvent: amount }),
  cacheMinimumTokens: amount,
  verifyReasoning: (value, path) => {
    if (typeof value !== 'boolean' && value !== 'strict') refuse(path, 'expected true, false or "strict"');
  },
  usageCost: oneOf('number', 'null'),
  embeddingOrder: oneOf('given', 'reversed'),
  embeddingEncoding: oneOf('asked', 'float'),
  embeddingInputs: countFrom(1),
  speechRate: oneOf('stated', 'absent'),
  video: callableOr(VIDEO_BEHAVIOUR),
  webhook: withNeeded(['secret', 'fetch'], { secret: text, fetch: callable }),
};

/**
 * A TypeError where there is no such option, or where a value is none that it can have: it would have no effect, or another one
 * than was meant, and a test would prove nothing.
 */
export function checkOptions(options: EmulatorOptions): void {
  const unknown = Object.keys(options).find((name) => !Object.hasOwn(OPTIONS, name));
  if (unknown !== undefined) throw new TypeError(explainUnknown(unknown));
  for (const [name, rule] of Object.entries(OPTIONS)) {
    const value = options[name as keyof EmulatorOptions]; // the names of OPTIONS
    if (value === undefined) continue;
    try {
      // Programs without types give anything.
      rule(value as unknown as JsonValue, name);
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      throw new TypeError(`createEmulator cannot use an option: ${error.message}`, { cause: error });
    }
  }
}

function explainUnknown(unknown: string): string {
  const [near] = nearestNames(unknown, Object.keys(OPTIONS), 1);
  return (
    `createEmulator has no option "${unknown}". ` +
    (near === undefined ? `There are ${Object.keys(OPTIONS).join(', ')}.` : `Did you mean "${near}"?`)
  );
}
