import { isJsonObject, type JsonObject, type JsonValue } from '../json/json-value.ts';
import { sameJson } from '../json/same-json.ts';
import { compilePattern } from './compile-pattern.ts';
import { matchesFormat } from './formats.ts';
import { isJsonSchema, numberKeyword, schemaList, schemaMap, textList, type JsonSchema } from './json-schema.ts';
import { matchesUnevaluated } from './matches-unevaluated.ts';
import { resolveReference } from './resolve-reference.ts';
import { schemasOfProperty } from './schemas-of-property.ts';

/**
 * Whether a value satisfies a schema: the assertions of draft 2020-12 except dynamic references. It
 * is the judge of what is answered, so it has no error messages.
 */
export function matchesSchema(value: JsonValue, schema: JsonSchema, root: JsonSchema): boolean {
  if (typeof schema === 'boolean') return schema;
  return (
    matchesGeneric(value, schema) &&
    matchesCombined(value, schema, root) &&
    (typeof value !== 'string' || matchesString(value, schema)) &&
    (typeof value !== 'number' || matchesNumber(value, schema)) &&
    (!Array.isArray(value) || matchesArray(value, schema, root)) &&
    (!isJsonObject(value) || matchesObject(value, schema, root)) &&
    matchesUnevaluated(value, schema, (inner, own) => matchesSchema(inner, own, root), root)
  );
}

function matchesGeneric(value: JsonValue, schema: JsonObject): boolean {
  const types = typeof schema.type === 'string' ? [schema.type] : textList(schema.type);
  const nullAllowed = value === null && schema.nullable === true;
  if (types.length > 0 && !nullAllowed && !types.some((type) => isOfType(value, type))) return false;
  if (schema.const !== undefined && !sameJson(value, schema.const)) return false;
  return !Array.isArray(schema.enum) || schema.enum.some((entry) => sameJson(entry, value));
}

function isOfType(value: JsonValue, type: string): boolean {
  switch (type) {
    case 'null':
      return value === null;
    case 'array':
      return Array.isArray(value);
    case 'object':
      return isJsonObject(value);
    case 'integer':
      return typeof value === 'number' && Number.isInteger(value);
    default:
      return typeof value === type;
  }
}

function matchesCombined(value: JsonValue, schema: JsonObject, root: JsonSchema): boolean {
  const matches = (branch: JsonSchema): boolean => matchesSchema(value, branch, root);
  if (typeof schema.$ref === 'string' && !matches(resolveReference(schema.$ref, root) ?? true)) return false;
  if (!schemaList(schema.allOf).every(matches)) return false;
  const any = schemaList(schema.anyOf);
  if (any.length > 0 && !any.some(matches)) return false;
  const one = schemaList(schema.oneOf);
  if (one.length > 0 && one.filter(matches).length !== 1) return false;
  if (isJsonSchema(schema.not) && matches(schema.not)) return false;
  if (!isJsonSchema(schema.if)) return true;
  const consequence = matches(schema.if) ? schema.then : schema.else;
  return !isJsonSchema(consequence) || matches(consequence);
}

function matchesString(value: string, schema: JsonObject): boolean {
  const length = [...value].length;
  if (length < (numberKeyword(schema, 'minLength') ?? 0)) return false;
  if (length > (numberKeyword(schema, 'maxLength') ?? Infinity)) return false;
  if (typeof schema.pattern === 'string' && !matchesPattern(value, schema.pattern)) return false;
  return typeof schema.format !== 'string' || matchesFormat(value, schema.format);
}

/** Patterns were checked with the schema. */
function matchesPattern(value: string, pattern: string): boolean {
  return compilePattern(pattern).test(value);
}

function matchesNumber(value: number, schema: JsonObject): boolean {
  if (value < (numberKeyword(schema, 'minimum') ?? -Infinity)) return false;
  if (value > (numberKeyword(schema, 'maximum') ?? Infinity)) return false;
  if (value <= (numberKeyword(schema, 'exclusiveMinimum') ?? -Infinity)) return false;
  if (value >= (numberKeyword(schema, 'exclusiveMaximum') ?? Infinity)) return false;
  // Draft 4 wrote the exclusive bounds as flags.
  if (schema.exclusiveMinimum === true && value === schema.minimum) return false;
  if (schema.exclusiveMaximum === true && value === schema.maximum) return false;
  if ((schema.format === 'int32' || schema.format === 'int64') && !Number.isInteger(value)) return false;
  const step = numberKeyword(schema, 'multipleOf');
  return step === undefined || Number.isInteger(value / step);
}

function matchesArray(value: JsonValue[], schema: JsonObject, root: JsonSchema): boolean {
  if (value.length < (numberKeyword(schema, 'minItems') ?? 0)) return false;
  if (value.length > (numberKeyword(schema, 'maxItems') ?? Infinity)) return false;
  if (schema.uniqueItems === true && value.some((entry, at) => value.slice(0, at).some((e) => sameJson(e, entry)))) {
    return false;
  }
  const prefix = schemaList(Array.isArray(schema.items) ? schema.items : schema.prefixItems);
  const rest = Array.isArray(schema.items) ? schema.additionalItems : schema.items;
  const each = (entry: JsonValue, at: number): boolean => {
    const own = prefix[at] ?? (isJsonSchema(rest) ? rest : true);
    return matchesSchema(entry, own, root);
  };
  if (!value.every(each)) return false;
  const { contains } = schema;
  if (!isJsonSchema(contains)) return true;
  const count = value.filter((entry) => matchesSchema(entry, contains, root)).length;
  return (
    count >= (numberKeyword(schema, 'minContains') ?? 1) && count <= (numberKeyword(schema, 'maxContains') ?? Infinity)
  );
}

function matchesObject(value: JsonObject, schema: JsonObject, root: JsonSchema): boolean {
  const keys = Object.keys(value).filter((key) => value[key] !== undefined);
  if (keys.length < (numberKeyword(schema, 'minProperties') ?? 0)) return false;
  if (keys.length > (numberKeyword(schema, 'maxProperties') ?? Infinity)) return false;
  if (textList(schema.required).some((key) => !keys.includes(key))) return false;
  const { propertyNames } = schema;
  if (isJsonSchema(propertyNames) && keys.some((key) => !matchesSchema(key, propertyNames, root))) return false;
  if (!matchesDependencies(value, keys, schema, root)) return false;
  return keys.every((key) =>
    schemasOfProperty(key, schema).every((own) => matchesSchema(value[key] ?? null, own, root)),
  );
}

function matchesDependencies(value: JsonObject, keys: string[], schema: JsonObject, root: JsonSchema): boolean {
  for (const dependencies of [schema.dependentRequired, schema.dependencies]) {
    for (const [key, needed] of Object.entries(isJsonObject(dependencies) ? dependencies : {})) {
      if (keys.includes(key) && textList(needed).some((name) => !keys.includes(name))) return false;
    }
  }
  const dependents = { ...schemaMap(schema.dependencies), ...schemaMap(schema.dependentSchemas) };
  return Object.entries(dependents).every(
    ([key, dependent]) => !keys.includes(key) || matchesSchema(value, dependent, root),
  );
}
