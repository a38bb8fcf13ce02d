import { chatOptionNames } from '@openrouter-adapters/core/base';
import type { ChatOptions } from '@openrouter-adapters/core';

import type { ChatOptionFields } from './chat-fields.ts';

/** A chat option's name on the wire, and its name as a field and as a call option. */
export interface OptionName {
  wire: keyof ChatOptions;
  field: keyof ChatOptionFields;
}

/** Every chat option, in the order of the request's body. */
export const optionNames: readonly OptionName[] = chatOptionNames.map((wire) => ({
  wire,
  // The same rule as the type `CamelCase`, which the compiler cannot see in a string operation.
  field: toFieldName(wire) as keyof ChatOptionFields,
}));

/** Everything that a call may set, beside what LangChain's own models take. */
export const callOptionNames: readonly string[] = [
  ...optionNames.map(({ field }) => field),
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
