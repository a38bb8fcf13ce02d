import { REASONING_FORMAT } from '../chat/check/reasoning-detail-rules.ts';
import { ofType, orNull, type FieldRule } from '../checks/field-check.ts';
import { kindOf, listOf, objectOf, oneOf } from '../checks/field-rules.ts';
import type { JsonObject } from '../json/json-value.ts';
import { checkPart } from './part-rules.ts';
import { CALL_ITEMS } from './server-item-rules.ts';

const text = ofType('string');
const status = oneOf('in_progress', 'completed', 'incomplete');
const phase = orNull(oneOf('commentary', 'final_answer'));

const thoughts = (type: string): FieldRule => listOf(objectOf({ type: oneOf(type), text }, ['type', 'text']));

const PART_LIST = listOf(checkPart);
/** Content of messages: a text, parts or null. */
const content: FieldRule = (value, path) => {
  if (Array.isArray(value)) PART_LIST(value, path);
};

const MESSAGE: Readonly<Record<string, FieldRule>> = { content, phase, status };

const ITEMS: Readonly<Record<string, FieldRule>> = {
  message: objectOf(MESSAGE),
  reasoning: objectOf(
    {
      id: text,
      status,
      summary: orNull(thoughts('summary_text')),
      content: orNull(thoughts('reasoning_text')),
      encrypted_content: orNull(text),
      signature: orNull(text),
      format: REASONING_FORMAT,
    },
    ['id', 'summary'],
  ),
  function_call: objectOf(
    {
      id: text,
      call_id: text,
      name: text,
      arguments: text,
      status,
      namespace: text,
      subagent_id: text,
      subagent_items: listOf(objectOf({ type: text }, ['type'])),
    },
    ['call_id', 'name', 'arguments'],
  ),
  function_call_output: objectOf({ id: orNull(text), call_id: text, status: orNull(status), output: content }, [
    'call_id',
  ]),
  ...CALL_ITEMS,
};

/** What the model said has to come back as it was given out: with its type and id. */
const OUTPUT_MESSAGE = objectOf({ type: oneOf('message'), id: text }, ['type', 'id']);
const SAID = kindOf({ output_text: objectOf({}), refusal: objectOf({}) });

/** Checks an item of a known type; others are the reader's business. */
export function checkItem(item: JsonObject, type: string, path: string): void {
  if (Object.hasOwn(ITEMS, type)) ITEMS[type]?.(item, path);
  if (type !== 'message' || item.role !== 'assistant' || !Array.isArray(item.content)) return;
  const said = item.content.some((part) => {
    const kind = (part as JsonObject).type; // the rule of messages saw to it that it is an object
    return kind === 'output_text' || kind === 'refusal';
  });
  if (!said) return;
  OUTPUT_MESSAGE(item, path);
  listOf(SAID)(item.content, `${path}.content`);
}
