import { refuse } from '../../checks/field-check.ts';
import type { JsonSchema } from '../../json-schema/json-schema.ts';
import { sampleValue } from '../../json-schema/sample-value.ts';
import type { ChatTurn } from '../chat-turn.ts';

/** The JSON that `response_format` asks for; undefined when it asks for text. */
export function composeStructured(turn: ChatTurn): string | undefined {
  const format = turn.request.response_format;
  if (format?.type === 'json_object') {
    return JSON.stringify({ simulated: true, question: turn.question, topics: turn.source.keywords.slice(0, 5) });
  }
  if (format?.type !== 'json_schema') return undefined;
  const schema: JsonSchema = format.json_schema?.schema ?? true;
  const value = sampleValue(schema, turn.source);
  if (value === undefined) {
    refuse('response_format', 'The emulator finds no value that satisfies the schema; a script can say what to answer');
  }
  return JSON.stringify(value);
}
