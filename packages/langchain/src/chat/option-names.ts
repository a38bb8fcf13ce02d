import { chatOptionNames } from '@openrouter-adapters/core/base';
import type { ChatOptions } from '@openrouter-adapters/core';

import type { ChatOptionFields } from './chat-fields.ts';

/** Every chat option, in the order of the request's body: its name as a field and as a call option, and its name on the wire. */
export const fieldNames: ReadonlyMap<keyof ChatOptionFields, keyof ChatOptions> = new Map(
  // The same rule as the type `CamelCase`, which the compiler cannot see in a string operation.
  chatOptionNames.map((wire) => [toFieldName(wire) as keyof ChatOptionFields, wire]),
);

/** The names as fields. */
export const optionFields = [...fieldNames.keys()];

/** Everything that a call may set, beside what LangChain's own models take. */
export const callOptionNames: readonly string[] = [
  ...optionFields,
  'model',
  'n',
  'tools',
  'tool_choice',
  'toolChoice',
  'strict',
  'response_format',
  'requireParameters',
  'coalesce',
  'headers',
  'modelKwargs',
];

/** The name of a field for an option of the API: camelCase, and apart from LangChain's own `metadata`. */
export function toFieldName(wire: string): string {
  if (wire === 'metadata') return 'requestMetadata';
  return wire.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
}
