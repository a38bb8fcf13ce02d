/** `max_tokens` → `maxTokens`, as a type. */
export type CamelCase<Name extends string> = Name extends `${infer Head}_${infer Tail}`
  ? `${Head}${Capitalize<CamelCase<Tail>>}`
  : Name;

/**
 * A wire type whose fields may be written in camelCase (as the AI SDK does) or in snake_case (as OpenRouter's documentation
 * does), at every depth.
 */
export type EitherCase<Wire> = Wire extends readonly (infer Entry)[]
  ? EitherCase<Entry>[]
  : Wire extends object
    ?
        | { [Name in keyof Wire]: EitherCase<Wire[Name]> }
        | { [Name in keyof Wire as Name extends string ? CamelCase<Name> : Name]: EitherCase<Wire[Name]> }
    : Wire;

/** `maxTokens` → `max_tokens`; a name that is in snake_case already stays as it is. */
export function toSnakeCase(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

/** `max_tokens` → `maxTokens`. */
export function toCamelCase(name: string): string {
  return name.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}

/** Under these keys stand names that the caller chose (JSON schemas, free maps): they are nobody else's to spell. */
const callersOwn: ReadonlySet<string> = new Set(['schema', 'parameters', 'properties', 'metadata', 'logit_bias']);

/** A copy in which every key of every object is in snake_case, except below keys that hold the caller's own names. */
export function toSnakeCaseKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(toSnakeCaseKeys);
  if (typeof value !== 'object' || value === null) return value;
  const converted: Record<string, unknown> = {};
  for (const [key, entry] of Object.entries(value)) {
    const name = toSnakeCase(key);
    converted[name] = callersOwn.has(name) ? entry : toSnakeCaseKeys(entry);
  }
  return converted;
}
