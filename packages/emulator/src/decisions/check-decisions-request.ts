import { checkProvider } from '../checks/check-provider.ts';
import { checkFields, orNull, refuse, requireObject, requireOneOf, requireString } from '../checks/field-check.ts';
import { parseJsonBody } from '../checks/parse-json-body.ts';
import { TRACKING_RULES } from '../checks/tracking-rules.ts';
import { isJsonObject, type JsonObject, type JsonValue } from '../json/json-value.ts';

/** A question whose texts were put together from whatever form they came in. */
export type DecisionQuestion =
  | {
      readonly type: 'choice';
      readonly instructions: string;
      /** Descriptions by option; empty for an option without one. */
      readonly criteria: Readonly<Record<string, string>>;
    }
  | {
      readonly type: 'noul';
      readonly instructions: string;
      readonly criteria: { readonly true: string; readonly false: string } | undefined;
    }
  | {
      readonly type: 'score';
      readonly instructions: string;
      readonly criteria: readonly string[];
      /** The levels as they came. */
      readonly legend: readonly JsonValue[];
    };

/** The body of `POST /api/alpha/decisions` after the checks. */
export interface DecisionsRequest {
  readonly model: string;
  /** The text of what is judged. */
  readonly state: string;
  readonly questions: Readonly<Record<string, DecisionQuestion>>;
}

/** Reads the body of a decisions request, or refuses it with a 400 that names the field. */
export function checkDecisionsRequest(bodyText: string): DecisionsRequest {
  const body = parseJsonBody(bodyText);
  const model = requireString(body.model, 'model');
  const state = readText(body.state, 'state');
  checkFields(body, { provider: orNull(checkProvider), ...TRACKING_RULES });
  const questions = Object.entries(requireObject(body.questions, 'questions'));
  if (questions.length === 0) refuse('questions', 'Too small: expected at least one question');
  return {
    model,
    state,
    questions: Object.fromEntries(questions.map(([id, question]) => [id, readQuestion(question, `questions.${id}`)])),
  };
}

function readQuestion(value: JsonValue | undefined, path: string): DecisionQuestion {
  const question = requireObject(value, path);
  const type = requireOneOf(question.type, ['choice', 'noul', 'score'], `${path}.type`);
  const instructions = readText(question.instructions, `${path}.instructions`);
  const { criteria } = question;
  if (type === 'score') return { type: 'score', instructions, ...readLevels(criteria, `${path}.criteria`) };
  if (type === 'choice') return { type: 'choice', instructions, criteria: readOptions(criteria, `${path}.criteria`) };
  if (criteria === undefined) return { type: 'noul', instructions, criteria };
  const sides = requireObject(criteria, `${path}.criteria`);
  const side = (name: 'true' | 'false'): string => readText(sides[name], `${path}.criteria.${name}`);
  return { type: 'noul', instructions, criteria: { true: side('true'), false: side('false') } };
}

function readLevels(value: JsonValue | undefined, path: string): { criteria: string[]; legend: JsonValue[] } {
  if (!Array.isArray(value) || value.length === 0)
    refuse(path, 'Invalid input: expected an array of at least one level');
  return { legend: value, criteria: value.map((level, index) => readText(level, `${path}.${index}`)) };
}

function readOptions(value: JsonValue | undefined, path: string): Record<string, string> {
  const options: [string, JsonValue | undefined][] = Object.entries(requireObject(value, path));
  if (options.length === 0) refuse(path, 'Too small: expected at least one option');
  return Object.fromEntries(
    options.map(([name, description]) => [name, description === null ? '' : readText(description, `${path}.${name}`)]),
  );
}

/** A text, or the texts in an object or a list. */
function readText(value: JsonValue | undefined, path: string): string {
  if (typeof value === 'string') return value;
  if (Array.isArray(value) || isJsonObject(value)) return textsIn(value).join(' ');
  return refuse(path, 'Invalid input: expected string, object or array');
}

function textsIn(value: JsonValue | JsonObject): string[] {
  if (Array.isArray(value)) return value.flatMap(textsIn);
  if (isJsonObject(value)) {
    return Object.entries(value).flatMap(([name, member]) => (member === undefined ? [] : [name, ...textsIn(member)]));
  }
  return value === null ? [] : [String(value)];
}
