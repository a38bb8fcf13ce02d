import type { JSONObject } from '@ai-sdk/provider';

import type { TraceOptions } from '../settings/chat-settings.ts';
import type { CamelCase, EitherCase } from '../settings/letter-case.ts';

/** Options of a request, in camelCase or under their wire names. */
export type Spelled<Options> = {
  [Name in keyof Options as Name extends string ? CamelCase<Name> : never]?:
    | SpelledValue<Name, NonNullable<Options[Name]>>
    | undefined;
} & { [Name in keyof Options]?: SpelledValue<Name, NonNullable<Options[Name]>> | undefined };

/** The value of an option, spelled either way; ids of traces and options of upstreams have rules of their own. */
export type SpelledValue<Name, Value> = Name extends 'trace'
  ? TraceOptions
  : Name extends 'provider'
    ? SpelledProvider<Value>
    : EitherCase<Value>;

/** Below `options` stand the upstreams' own names, which are sent as they are. */
export type SpelledProvider<Provider> = 'options' extends keyof Provider
  ? EitherCase<Omit<Provider, 'options'>> & { options?: Record<string, JSONObject> }
  : EitherCase<Provider>;

/** What the settings of every kind of model take beside the options of its requests. */
export type SharedSettings = {
  /** Fields for the body of the request, under their wire names, without any check. */
  extraBody?: Record<string, unknown> | undefined;
};
