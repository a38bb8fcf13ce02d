import { chatOptionNames } from '@openrouter-adapters/core/base';
import type { CompletionOptions, CompletionRequest, JSONValue } from '@openrouter-adapters/core';

import { toFieldName } from '../chat/option-names.ts';
import type { CompletionOptionFields, OpenRouterLLMCallOptions, OpenRouterLLMInput } from './llm-fields.ts';

type WireName = keyof CompletionOptions;

const ownNames = { best_of: true, echo: true, suffix: true } satisfies Partial<Record<WireName, true>>;

/** Every option of a legacy completion: its name on the wire, and its name as a field. */
const optionNames = [...chatOptionNames, ...Object.keys(ownNames)].map((wire) => ({ wire, field: toFieldName(wire) }));

/** Names of the options, as fields and call options. */
export const completionFields: readonly string[] = optionNames.map(({ field }) => field);

/** The model's fields, the options of one call and a prompt → the neutral request. */
export function fromLLMOptions(
  defaults: Pick<OpenRouterLLMInput, 'model' | 'modelKwargs'> & CompletionOptionFields,
  call: Partial<OpenRouterLLMCallOptions>,
  prompt: string,
): CompletionRequest {
  const extra: Record<string, JSONValue | undefined> = { ...defaults.modelKwargs, ...call.modelKwargs };
  const options: Record<string, unknown> = {};
  for (const { wire, field } of optionNames) {
    // `null` is a value: the caller wrote it.
    const value = [read(call, field), read(defaults, field), extra[wire]].find((given) => given !== undefined);
    if (value !== undefined) options[wire] = value;
    delete extra[wire];
  }
  // Each value came from a field of the same name, whose type is that of the option.
  return { model: call.model ?? defaults.model, prompt, options, extra };
}

// The names come from `optionNames`, which the compiler cannot follow through a loop.
function read(fields: object, name: string): unknown {
  return (fields as Record<string, unknown>)[name];
}
