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
  const given: unknown = isInteropZodSchema(schema) || isSerializableSchema(schema) ? toJsonSchema(schema) : schema;
  if (!isObject(given)) {
    throw new OpenRouterConfigurationError('schema', 'Give a zod schema, a Standard Schema or a JSON schema.');
  }
  const { parameters } = given;
  const own = nonEmptyString(given['name']);
  // OpenAI's function definition has the JSON schema inside.
  const json = (own !== undefined && isObject(parameters) ? parameters : given) as JSONObject;
  const chosen = name ?? own ?? nonEmptyString(given['title']) ?? 'extract';
  // At most 64 of the characters that the API allows in a name.
  const allowed = chosen.replace(/[^\w-]/g, '_').slice(0, 64);
  return { name: allowed, description: nonEmptyString(given['description']), schema: json };
}
