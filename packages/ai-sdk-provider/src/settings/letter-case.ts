/** `max_tokens` → `maxTokens`, as a type. */
export type CamelCase<Name extends string> = Name extends `${infer Head}_${infer Tail}`
  ? `${Head}${Capitalize<CamelCase<Tail>>}`
  : Name;

/**
 * A wire type whose fields may be written in camelCase (as the AI SDK does) or in snake_case (as OpenRouter's documentation
 * does), at every depth. A value of it can be read and completed under either name.
 */
export type EitherCase<Wire> = Wire extends string | number | boolean | null | undefined
  ? Wire
  : Wire extends readonly (infer Entry)[]
    ? EitherCase<Entry>[]
    : Wire extends object
      ? // What has to be there under one name or the other: names of several words that are not optional.
        {
          [
            Name in keyof Wire as Name extends string
              ? CamelCase<Name> extends Name
                ? never
                : Pick<Wire, Name> extends Required<Pick<Wire, Name>>
                  ? Name
                  : never
              : never
          ]: EitherCase<Wire[Name]>;
        } extends infer Needed
        ? {
            [
              Name in keyof Wire as Name extends string
                ? CamelCase<Name> extends Name
                  ? Name
                  : Name extends keyof Needed
                    ? never
                    : Name | CamelCase<Name>
                : Name
            ]: EitherCase<Wire[Name]>;
          } & ([keyof Needed] extends [never]
            ? unknown
            : Needed | { [Name in keyof Needed as Name extends string ? CamelCase<Name> : Name]: Needed[Name] })
        : never
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
