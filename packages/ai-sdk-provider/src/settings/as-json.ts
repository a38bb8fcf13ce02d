import type { JSONValue } from '@ai-sdk/provider';

/**
 * A type of the wire as the AI SDK's JSON: `unknown` fields are JSON values, and interfaces become types that fit where an object with
 * any keys is wanted.
 */
export type AsJSON<Wire> = unknown extends Wire
  ? JSONValue
  : Wire extends string | number | boolean | null | undefined
    ? Wire
    : Wire extends readonly (infer Entry)[]
      ? AsJSON<Entry>[]
      : { [Name in keyof Wire]: AsJSON<Wire[Name]> };
