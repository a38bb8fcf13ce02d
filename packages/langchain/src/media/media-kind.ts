import { isObject, OpenRouterConfigurationError } from '@openrouter-adapters/core/base';
import type { JSONObject } from '@openrouter-adapters/core';

/** What a kind of media takes and how it shows itself to a model. */
export interface MediaKind<Input, Output> {
  /** The field that an input is when it is no object. */
  main: keyof Input & string;
  /** Every field of an input: its JSON schema for a model that calls the tool, or `null` where no model sets it. */
  inputs: Readonly<Record<keyof Input & string, JSONObject | null>>;
  /** Of the tool, unless others are given. */
  toolName: string;
  toolDescription: string;
  /** What the model that called the tool is told. Never the media itself. */
  toContent(output: Output): string;
}

/**
 * An input → its fields, those of the constructor filled in; a field that is `undefined` counts as absent.
 *
 * @throws {OpenRouterConfigurationError} for no input, and for a field that this kind does not know: it would be ignored
 */
export function fromInput<Input extends object>(
  kind: MediaKind<Input, never>,
  defaults: Partial<Input>,
  input: string | Uint8Array | Input,
): Input {
  const fields: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(defaults)) {
    if (value !== undefined && Object.hasOwn(kind.inputs, name)) fields[name] = value;
  }
  const given = typeof input === 'string' || input instanceof Uint8Array ? { [kind.main]: input } : input;
  // Chains and callers without types give anything.
  if (!isObject(given)) {
    const message = `There is no input. Give ${kind.main} alone, or an object that has it.`;
    throw new OpenRouterConfigurationError(kind.main, message);
  }
  for (const [name, value] of Object.entries(given)) {
    if (value === undefined) continue;
    if (!Object.hasOwn(kind.inputs, name)) throw unknownField(name, Object.keys(kind.inputs));
    fields[name] = value;
  }
  // Every name is one of the kind's, and every value came under that name.
  return fields as Input;
}

function unknownField(name: string, known: readonly string[]): OpenRouterConfigurationError {
  return new OpenRouterConfigurationError(
    name,
    `The input has a field "${name}", which is not known here. Known are: ${known.join(', ')}.`,
  );
}
