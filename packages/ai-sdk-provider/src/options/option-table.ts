import type { Check, Checks } from './checks.ts';

/**
 * The options of one kind of model. `Wire` is what goes into the body of its requests, `Own` what only this package knows (polling,
 * batching, …) and never sends.
 */
export interface OptionTable<Wire, Own = unknown> {
  /** Is this the wire name of an option? */
  isWire(name: string): name is keyof Wire & string;
  /** Is this the name of an option of this package? */
  isOwn(name: string): name is keyof Own & string;
  /** Fields that only the call itself decides. */
  refused: ReadonlySet<string>;
  /** Options of this package that count for a model, and come too late with a call. */
  ofModelOnly: ReadonlySet<string>;
  /** Of wire options and own options together. */
  checks(): Checks;
}

/**
 * Makes the table of a kind. Types are checked, ranges are not: OpenRouter knows them per model. The checks are made at the first use.
 *
 * @param refused beside `model` and `stream`
 * @param wire a check for each option: an option that core gains does not compile until it has one
 */
export function defineOptions<Wire, Own = unknown>({
  wire,
  own,
  refused = [],
  ofModelOnly = [],
}: {
  wire: () => Record<keyof Wire, Check>;
  own?: () => Record<keyof Own, Check>;
  refused?: readonly string[];
  ofModelOnly?: readonly (keyof Own & string)[];
}): OptionTable<Wire, Own> {
  let made: { wire: Checks; own: Checks; all: Checks } | undefined;
  const make = () => {
    const [ofWire, ofOwn]: [Checks, Checks] = [wire(), own?.() ?? {}];
    return { wire: ofWire, own: ofOwn, all: { ...ofWire, ...ofOwn } };
  };
  const checks = () => (made ??= make());
  return {
    isWire: (name): name is keyof Wire & string => Object.hasOwn(checks().wire, name),
    isOwn: (name): name is keyof Own & string => Object.hasOwn(checks().own, name),
    refused: new Set([...refused, 'model', 'stream']),
    ofModelOnly: new Set(ofModelOnly),
    checks: () => checks().all,
  };
}
