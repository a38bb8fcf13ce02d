import { refuse, requireObject, requireOneOf, requireString } from '../../checks/field-check.ts';
import type { JsonValue } from '../../json/json-value.ts';

/** Checks `response_format`: text, any JSON, or JSON that satisfies a schema. */
export function checkResponseFormat(value: JsonValue, path: string): void {
  const format = requireObject(value, path);
  const type = requireOneOf(format.type, ['text', 'json_object', 'json_schema', 'grammar', 'python'], `${path}.type`);
  if (type === 'grammar' || type === 'python')
    refuse(`${path}.type`, `The emulator does not simulate "${type}" output`);
  if (type !== 'json_schema') return;
  const schema = requireObject(format.json_schema, `${path}.json_schema`);
  requireString(schema.name, `${path}.json_schema.name`);
  if (schema.schema !== undefined) requireObject(schema.schema, `${path}.json_schema.schema`);
}
