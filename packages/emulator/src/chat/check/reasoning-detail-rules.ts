import { ofType, orNull, type FieldRule } from '../../checks/field-check.ts';
import { kindOf, objectOf, oneOf } from '../../checks/field-rules.ts';

const text = ofType('string');

/** The format of reasoning: which family of models, and which API of theirs. */
export const REASONING_FORMAT: FieldRule = orNull(
  oneOf(
    'unknown',
    'openai-responses-v1',
    'azure-openai-responses-v1',
    'bedrock-openai-responses-v1',
    'bedrock-xai-responses-v1',
    'xai-responses-v1',
    'meta-responses-v1',
    'anthropic-claude-v1',
    'google-gemini-v1',
  ),
);

const COMMON: Readonly<Record<string, FieldRule>> = {
  id: orNull(text),
  format: REASONING_FORMAT,
  index: ofType('integer'),
};

/** A member of `reasoning_details`. */
export const checkReasoningDetail: FieldRule = kindOf({
  'reasoning.text': objectOf({ ...COMMON, text: orNull(text), signature: orNull(text) }),
  'reasoning.summary': objectOf({ ...COMMON, summary: text }, ['summary']),
  'reasoning.encrypted': objectOf({ ...COMMON, data: text }, ['data']),
  'reasoning.server_tool_call': objectOf(
    { ...COMMON, tool_name: text, arguments: text, result: text, tool_call_id: orNull(text) },
    ['tool_name', 'arguments', 'result'],
  ),
});
