import { isObject } from '@openrouter-adapters/core/base';

/** The value when it is JSON text of an object, parsed, else `undefined`. */
export function parseObject(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : undefined;
  } catch {
    return undefined; // Not JSON: the caller says what that means.
  }
}
