import { chatOptionNames } from '@openrouter-adapters/core/base';
import type { ChatOptions } from '@openrouter-adapters/core';

import type { ChatOptionFields } from './chat-fields.ts';

/** A chat option's name on the wire, and its name as a field and as a call option. */
export interface OptionName {
  wire: keyof ChatOptions;
  field: keyof ChatOptionFields;
}

/** Every chat option, in the order of the request's body. */
export const optionNames: readonly OptionName[] = chatOptionNames.map((wire) => ({ wire, field: toFieldName(wire) }));

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

function toFieldName(wire: keyof ChatOptions): keyof ChatOptionFields {
  if (wire === 'metadata') return 'requestMetadata';
  // The same rule as the type `CamelCase`, which the compiler cannot see in a string operation.
  return wire.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase()) as keyof ChatOptionFields;
}
