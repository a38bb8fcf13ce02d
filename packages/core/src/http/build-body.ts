import { OpenRouterConfigurationError } from '../errors/openrouter-error.ts';
import type { JSONValue } from '../json.ts';

/** Options that a caller may give: each absent, `undefined` or set. */
export type Given<Options> = { readonly [Name in keyof Options]?: Options[Name] | undefined };

/**
 * A request body: first what every request has, then the options in the given order whatever theirs is, then fields that are not known
 * here. Upstream caches and OpenRouter's response cache depend on the order. What is `undefined` is left out; an extra field never
 * replaces an option.
 *
 * @throws {OpenRouterConfigurationError} for an option that there is not, an extra field that every request has, and an extra `stream`: an
 *   answer in events would be paid for and not be understood
 */
export function buildBody<Fixed extends object, Options extends object>(
  fixed: Fixed,
  order: Readonly<Record<keyof Options, true>>,
  options: Given<Options> = {},
  extra: Readonly<Record<string, JSONValue | undefined>> = {},
): Fixed & Partial<Options> {
  const given: Given<Record<string, unknown>> = options;
  const wrong =
    Object.keys(given).find((name) => given[name] !== undefined && !Object.hasOwn(order, name)) ??
    Object.keys(extra).find((name) => extra[name] !== undefined && (name === 'stream' || Object.hasOwn(fixed, name)));
  if (wrong !== undefined) {
    throw new OpenRouterConfigurationError(wrong, `${wrong} is no option of this request, or is set by it alone.`);
  }
  const body: Record<string, unknown> = {};
  Object.assign(body, fixed);
  for (const name in order) if (given[name] !== undefined) body[name] = given[name];
  for (const name in extra) if (extra[name] !== undefined && !Object.hasOwn(body, name)) body[name] = extra[name];
  // Exactly the fixed fields and those of the options that are set were copied.
  return body as Fixed & Partial<Options>;
}
