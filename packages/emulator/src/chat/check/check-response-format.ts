import { ofType, orNull, refuse, requireObject, requireOneOf } from '../../checks/field-check.ts';
import { objectOf } from '../../checks/field-rules.ts';
import { checkSchema } from '../../json-schema/check-schema.ts';
import { isJsonObject, type JsonValue } from '../../json/json-value.ts';

const JSON_SCHEMA = objectOf(
  {
    name: ofType('string', { most: 64 }),
    description: ofType('string'),
    strict: orNull(ofType('boolean')),
    schema: ofType('object'),
  },
  ['name'],
);

/** Checks `response_format`: text, any JSON, or JSON that satisfies a schema. */
export function checkResponseFormat(value: JsonValue, path: string): void {
  const format = requireObject(value, path);
  const type = requireOneOf(format.type, ['text', 'json_object', 'json_schema', 'grammar', 'python'], `${path}.type`);
  if (type === 'grammar' || type === 'python')
    refuse(`${path}.type`, `The emulator does not simulate "${type}" output`);
  if (type !== 'json_schema') return;
  const own = requireObject(format.json_schema, `${path}.json_schema`);
  JSON_SCHEMA(own, `${path}.json_schema`);
  if (isJsonObject(own.schema)) checkSchema(own.schema, `${path}.json_schema.schema`);
}
