import { lazySchema, zodSchema, type LazySchema } from '@ai-sdk/provider-utils';
import * as z from 'zod/v4';

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
  /** Checks wire options and own options together; what is not listed passes. */
  schema: LazySchema<Record<string, unknown>>;
}

/**
 * Makes the table of a kind. Types are checked, ranges are not: OpenRouter knows them per model. The schemas are made at the first use.
 *
 * @param schemas one for each option: an option that core gains does not compile until it has its schema
 */
export function defineOptions<Wire, Own = unknown>({
  wire,
  own,
  refused,
}: {
  wire: () => Record<keyof Wire, z.ZodType>;
  own?: () => Record<keyof Own, z.ZodType>;
  refused: readonly string[];
}): OptionTable<Wire, Own> {
  let made: { wire: Record<string, z.ZodType>; own: Record<string, z.ZodType> } | undefined;
  const schemas = () => (made ??= { wire: wire(), own: own?.() ?? {} });
  return {
    isWire: (name): name is keyof Wire & string => Object.hasOwn(schemas().wire, name),
    isOwn: (name): name is keyof Own & string => Object.hasOwn(schemas().own, name),
    refused: new Set(refused),
    schema: lazySchema(() => zodSchema(z.looseObject({ ...schemas().wire, ...schemas().own }).partial())),
  };
}
