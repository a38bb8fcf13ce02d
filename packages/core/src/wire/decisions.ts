import type { JSONObject, JSONValue } from '../json.ts';
import type { ProviderPreferences } from './provider-preferences.ts';

/** A text, or a JSON object or list of related things. */
export type DecisionInput = string | JSONObject | JSONValue[];

/** What is to be decided: one of several names, a place on a scale of steps, or yes or no. */
export type DecisionQuestion =
  | { type: 'choice'; instructions: DecisionInput; criteria: Record<string, DecisionInput | null> }
  | { type: 'score'; instructions: DecisionInput; criteria: DecisionInput[] }
  | { type: 'noul'; instructions: DecisionInput; criteria?: { true: DecisionInput; false: DecisionInput } };

/** Options of a decisions request, under their wire names. */
export interface DecisionOptions {
  provider?: ProviderPreferences | null;
  session_id?: string;
  trace?: JSONObject;
  user?: string;
}

/** The body of `POST /api/alpha/decisions`, as the models of `@openrouter/sdk` 1.3.19 describe it. */
export interface DecisionBody extends DecisionOptions {
  model: string;
  state: DecisionInput;
  questions: Record<string, DecisionQuestion>;
  [extra: string]: unknown;
}
