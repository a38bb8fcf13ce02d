import { isJsonObject, type JsonObject } from '../json/json-value.ts';
import { refuse } from './field-check.ts';

/** The JSON object of a request's body, or a 400. */
export function parseJsonBody(bodyText: string): JsonObject {
  let parsed: unknown;
  try {
    parsed = JSON.parse(bodyText);
  } catch {
    refuse('', 'Invalid JSON in request body');
  }
  return isJsonObject(parsed) ? parsed : refuse('', 'Invalid input: expected the request body to be an object');
}
