import { toJsonSchema } from '@langchain/core/utils/json_schema';
import { isSerializableSchema } from '@langchain/core/utils/standard_schema';
import { isInteropZodSchema } from '@langchain/core/utils/types';
import { isObject, nonEmptyString, OpenRouterConfigurationError } from '@openrouter-adapters/core/base';
import type { JSONObject } from '@openrouter-adapters/core';

/** What the model is told of the object. */
export interface OutputDefinition {
  name: string;
  description: string | undefined;
  schema: JSONObject;
}

/** Any kind of schema → name, description and JSON schema. */
export function readOutputDefinition(schema: unknown, name: string | undefined): OutputDefinition {
  if (isInteropZodSchema(schema) || isSerializableSchema(schema)) {
    // A JSON schema, by the contract of the function.
    const json = toJsonSchema(schema) as JSONObject;
    return { name: toAllowed(name ?? nameOf(json)), description: nonEmptyString(json['description']), schema: json };
  }
  if (!isObject(schema)) {
    throw new OpenRouterConfigurationError('schema', 'Give a zod schema, a Standard Schema or a JSON schema.');
  }
  const description = nonEmptyString(schema['description']);
  // OpenAI's function definition.
  const parameters = schema['parameters'];
  const json = (isObject(parameters) && typeof schema['name'] === 'string' ? parameters : schema) as JSONObject;
  return { name: toAllowed(name ?? nameOf(schema)), description, schema: json };
}

function nameOf(schema: Readonly<Record<string, unknown>>): string {
  return nonEmptyString(schema['name']) ?? nonEmptyString(schema['title']) ?? 'extract';
}

/** At most 64 of the characters that the API allows in a name. */
function toAllowed(name: string): string {
  return name.replace(/[^\w-]/g, '_').slice(0, 64);
}
