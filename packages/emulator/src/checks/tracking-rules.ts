import { ofType, type FieldRule } from './field-check.ts';
import { objectOf } from './field-rules.ts';

const text = ofType('string');

/** `user`, `session_id` and `trace`, which every inference endpoint takes. */
export const TRACKING_RULES: Readonly<Record<string, FieldRule>> = {
  user: text,
  session_id: ofType('string', { most: 256 }),
  trace: objectOf({
    trace_id: text,
    trace_name: text,
    span_name: text,
    generation_name: text,
    parent_span_id: text,
  }),
};
