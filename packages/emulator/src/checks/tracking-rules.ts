import { ofType, type FieldRule } from './field-check.ts';

/** `user`, `session_id` and `trace`, which every inference endpoint takes. */
export const TRACKING_RULES: Readonly<Record<string, FieldRule>> = {
  user: ofType('string'),
  session_id: ofType('string', { most: 256 }),
  trace: ofType('object'),
};
