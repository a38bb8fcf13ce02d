import type { LanguageModelV4CallOptions, SharedV4Warning } from '@ai-sdk/provider';
import type { JSONObject, ResponseFormat } from '@openrouter-adapters/core';

const longestName = 64;

/**
 * Response format of a call → `response_format`: with a schema `json_schema`, without one `json_object`; text is the default.
 *
 * @param strict hold the answer to the schema; default true
 * @see https://openrouter.ai/docs/features/structured-outputs
 */
export function fromResponseFormat(
  format: LanguageModelV4CallOptions['responseFormat'],
  strict: boolean | undefined,
  warnings: SharedV4Warning[],
): ResponseFormat | undefined {
  if (format?.type !== 'json') return undefined;
  if (format.schema === undefined) {
    if (format.name ?? format.description) {
      const details = 'Name and description go with a schema only.';
      warnings.push({ type: 'unsupported', feature: 'responseFormat', details });
    }
    return { type: 'json_object' };
  }
  return {
    type: 'json_schema',
    json_schema: {
      name: toSchemaName(format.name),
      ...(format.description !== undefined && { description: format.description }),
      // A JSON schema is JSON; its type does not say so.
      schema: format.schema as JSONObject,
      strict: strict ?? true,
    },
  };
}

/** The API takes 64 characters of `a-zA-Z0-9_-`. */
function toSchemaName(name: string | undefined): string {
  const safe = (name ?? '').replace(/[^a-zA-Z0-9_-]/g, '_').slice(0, longestName);
  return safe === '' ? 'response' : safe;
}
