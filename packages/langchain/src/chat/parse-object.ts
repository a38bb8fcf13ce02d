import { isObject, parseJSONOrText } from '@openrouter-adapters/core/base';

/** The value when it is JSON text of an object, parsed, else `undefined`. */
export function parseObject(text: string): Record<string, unknown> | undefined {
  const value = parseJSONOrText(text);
  return isObject(value) ? value : undefined;
}
