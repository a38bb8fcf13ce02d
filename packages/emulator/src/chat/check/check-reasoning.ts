import type { JsonObject, JsonValue } from '../../json/json-value.ts';
import { checkFields, ofType, orNull, refuse, requireObject, requireOneOf } from '../../checks/field-check.ts';

const EFFORTS = ['max', 'xhigh', 'high', 'medium', 'low', 'minimal', 'none'];
const effort = orNull((value: JsonValue, path: string) => void requireOneOf(value, EFFORTS, path));

/** Checks `reasoning`, `reasoning_effort` and what they say about each other. */
export function checkReasoning(body: JsonObject): void {
  checkFields(body, { reasoning_effort: effort, include_reasoning: orNull(ofType('boolean')) });
  if (body.reasoning === undefined) return;
  const reasoning = requireObject(body.reasoning, 'reasoning');
  checkFields(
    reasoning,
    {
      effort,
      max_tokens: orNull(ofType('integer', { least: 0 })),
      exclude: orNull(ofType('boolean')),
      enabled: orNull(ofType('boolean')),
      summary: orNull((value, path) => requireOneOf(value, ['auto', 'concise', 'detailed'], path)),
    },
    'reasoning.',
  );
  const given = (value: JsonValue | undefined): boolean => value !== undefined && value !== null;
  if (given(reasoning.effort) && given(reasoning.max_tokens)) {
    refuse('reasoning', 'Only one of "reasoning.effort" and "reasoning.max_tokens" can be specified');
  }
  if (given(reasoning.effort) && given(body.reasoning_effort) && reasoning.effort !== body.reasoning_effort) {
    refuse('reasoning_effort', '"reasoning_effort" and "reasoning.effort" must not differ');
  }
}
