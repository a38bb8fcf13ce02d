import { checkFields, ofType, requireObject, requireOneOf, type FieldRule } from '../../checks/field-check.ts';
import { listOf } from '../../checks/field-rules.ts';

const text = ofType('string', { least: 1 });

/** What each condition has to say. */
const MEMBERS: Readonly<Record<string, readonly [name: string, rule: FieldRule]>> = {
  step_count_is: ['step_count', ofType('integer')],
  has_tool_call: ['tool_name', text],
  max_tokens_used: ['max_tokens', ofType('integer')],
  max_cost: ['max_cost_in_dollars', ofType('number')],
  finish_reason_is: ['reason', text],
};

/** Checks `stop_server_tools_when`: conditions of known types with what they need. */
export const checkStopConditions: FieldRule = listOf(
  (value, path) => {
    const condition = requireObject(value, path);
    const type = requireOneOf(condition.type, Object.keys(MEMBERS), `${path}.type`);
    const [name, rule] = MEMBERS[type] ?? ['type', text];
    checkFields({ [name]: condition[name] ?? null }, { [name]: rule }, `${path}.`);
  },
  { least: 1 },
);
