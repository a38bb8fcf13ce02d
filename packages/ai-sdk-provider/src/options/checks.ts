import { isObject } from '@openrouter-adapters/core/setup';

/** What is wrong with a value: where in it, and what it should be. */
interface Wrong {
  path: readonly string[];
  /** What follows the place in a sentence: `must be a string.` */
  message: string;
}

/** Looks at a value, and says what is wrong with it, if anything. */
export type Check = (value: unknown) => Wrong | undefined;

/** One for each field, by its name. */
export type Checks = Readonly<Record<string, Check>>;

/** A check of the value as such. */
function check(expected: string, fits: (value: unknown) => boolean): Check {
  return (value) => (fits(value) ? undefined : { path: [], message: `must be ${expected}.` });
}

/** A string. */
export const text = /* @__PURE__ */ check('a string', (value) => typeof value === 'string');
/** A string with at least one character. */
export const someText = /* @__PURE__ */ check(
  'a string that is not empty',
  (value) => typeof value === 'string' && value !== '',
);
/** A finite number. */
export const number = /* @__PURE__ */ check('a number', Number.isFinite);
/** A number that JSON keeps, of zero or more. */
export const amount = /* @__PURE__ */ check(
  'a number of at least 0',
  (value) => Number.isFinite(value) && Number(value) >= 0,
);
/** A whole number. */
export const integer = /* @__PURE__ */ check('a whole number', Number.isSafeInteger);
/** A whole number from 1 to 10. */
export const oneToTen = /* @__PURE__ */ check(
  'a whole number from 1 to 10',
  (value) => Number.isSafeInteger(value) && Number(value) >= 1 && Number(value) <= 10,
);
/** A whole number from 1. */
export const count = /* @__PURE__ */ check(
  'a whole number of at least 1',
  (value) => Number.isSafeInteger(value) && Number(value) >= 1,
);
/** True or false. */
export const flag = /* @__PURE__ */ check('true or false', (value) => typeof value === 'boolean');
/** A function. */
export const callback = /* @__PURE__ */ check('a function', (value) => typeof value === 'function');
/** An object of any fields. */
export const anyObject = /* @__PURE__ */ check('an object', isObject);

/** One of some words. */
export function oneOf(...words: readonly string[]): Check {
  return check(words.map((word) => `"${word}"`).join(' or '), (value) => words.some((word) => word === value));
}

/** A list. */
export function listOf(entry: Check): Check {
  return (value) => {
    if (!Array.isArray(value)) return { path: [], message: 'must be a list.' };
    return firstWrong(value.entries(), () => entry);
  };
}

/** An object whose keys are the caller's. */
export function mapOf(entry: Check): Check {
  return (value) => (isObject(value) ? firstWrong(Object.entries(value), () => entry) : anyObject(value));
}

/** An object with these fields, and others that may be left out. Fields that are not listed pass. */
export function object(required: Checks, optional: Checks = {}): Check {
  return (value) => {
    if (!isObject(value)) return anyObject(value);
    const needed = Object.keys(required).map((name) => [name, value[name]] as const);
    const given = Object.entries(value).filter(([name, entry]) => entry !== undefined && Object.hasOwn(optional, name));
    return firstWrong(needed, (name) => required[name]) ?? firstWrong(given, (name) => optional[name]);
  };
}

/** An object all of whose fields may be left out. Fields that are not listed pass. */
export function partial(fields: Checks): Check {
  return object({}, fields);
}

/** The same, but fields that are not listed do not pass. */
export function exactly(fields: Checks): Check {
  return (value) => {
    const unknown = isObject(value) ? Object.keys(value).find((name) => !Object.hasOwn(fields, name)) : undefined;
    return unknown === undefined ? partial(fields)(value) : { path: [unknown], message: 'is not known here.' };
  };
}

/** This, or null. */
export function nullable(inner: Check): Check {
  return (value) => (value === null ? undefined : inner(value));
}

/** One of several things. */
export function either(expected: string, ...checks: readonly Check[]): Check {
  return check(expected, (value) => checks.some((one) => one(value) === undefined));
}

function firstWrong<Name extends string | number>(
  entries: Iterable<readonly [Name, unknown]>,
  checkOf: (name: Name) => Check | undefined,
): Wrong | undefined {
  for (const [name, entry] of entries) {
    const wrong = checkOf(name)?.(entry);
    if (wrong !== undefined) return { path: [String(name), ...wrong.path], message: wrong.message };
  }
  return undefined;
}
