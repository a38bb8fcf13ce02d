import { checkFields, ofType, requireOneOf, requireString, type FieldRule } from '../checks/field-check.ts';
import { parseJsonBody } from '../checks/parse-json-body.ts';
import { ApiError } from '../http/api-error.ts';
import { jsonResponse } from '../http/json-response.ts';
import type { RouteContext } from '../routing/route.ts';

const CATEGORIES = ['latency', 'incoherence', 'incorrect_response', 'formatting', 'billing', 'api_error', 'other'];

const RULES: Readonly<Record<string, FieldRule>> = {
  generation_id: ofType('string', { least: 1 }),
  comment: ofType('string', { most: 1000 }),
};

/** `POST /generation/feedback`: says that a generation was bad. It is checked; nobody reads it. */
export function submitFeedback({ bodyText, state }: RouteContext): Response {
  const body = parseJsonBody(bodyText);
  const id = requireString(body.generation_id, 'generation_id');
  requireOneOf(body.category, CATEGORIES, 'category');
  checkFields(body, RULES);
  if (!state.generations.findAny(id)) throw new ApiError(404, `Generation ${id} not found`);
  return jsonResponse({ data: { success: true } });
}
