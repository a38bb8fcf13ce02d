import { OpenRouterConfigurationError } from '../errors/openrouter-error.ts';
import type { JSONValue } from '../json.ts';

/** Options that a caller may give: each absent, `undefined` or set. */
export type Given<Options> = { readonly [Name in keyof Options]?: Options[Name] | undefined };

/**
 * A request body: first what every request has, then the options in the given order whatever theirs is, then fields that are not known
 * here. Upstream caches and OpenRouter's response cache depend on the order. What is `undefined` is left out; an extra field never
 * replaces another one.
 *
 * @throws {OpenRouterConfigurationError} for an extra `stream`: an answer in events would be paid for and not be understood
 */
export function buildBody<Fixed extends object, Options extends object>(
  fixed: Fixed,
  order: Readonly<Record<keyof Options, true>>,
  options: Given<Options> = {},
  extra: Readonly<Record<string, JSONValue | undefined>> = {},
): Fixed & Partial<Options> {
  const body: Record<string, unknown> = {};
  Object.assign(body, fixed);
  for (const [name, value] of Object.entries(options).toSorted(byOrder(Object.keys(order)))) {
    if (value !== undefined && Object.hasOwn(order, name)) body[name] = value;
  }
  for (const [name, value] of Object.entries(extra)) {
    if (value === undefined || Object.hasOwn(body, name)) continue;
    if (name === 'stream')
      throw new OpenRouterConfigurationError(name, 'The call itself decides whether it is streamed.');
    body[name] = value;
  }
  // Exactly the fixed fields and those of the options that are set were copied.
  return body as Fixed & Partial<Options>;
}

function byOrder(names: readonly string[]): (first: [string, unknown], second: [string, unknown]) => number {
  return ([first], [second]) => names.indexOf(first) - names.indexOf(second);
}
