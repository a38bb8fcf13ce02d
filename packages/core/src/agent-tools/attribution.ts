import { isObject } from '@openrouter-adapters/core';
import type { HeadersOption } from '@openrouter-adapters/core';
import * as z from 'zod/v4';

/** The app for which a call is made: parameters that every operation has, and that travel as headers. */
export function attributionInput() {
  return {
    http_referer: z.string().optional().describe('URL of the app, for attribution. Rarely needed.'),
    x_title: z.string().optional().describe('Display name of the app.'),
    x_openrouter_categories: z.string().optional().describe('Categories of the app, comma-separated.'),
  };
}

const headerNames: Readonly<Record<string, string>> = {
  http_referer: 'HTTP-Referer',
  x_title: 'X-OpenRouter-Title',
  x_openrouter_title: 'X-OpenRouter-Title',
  x_openrouter_categories: 'X-OpenRouter-Categories',
};

/** A call's input → its headers, in whichever spelling (`HTTP-Referer`, `X_Title`, …), and the rest of the input. */
export function splitAttribution(input: unknown): { headers: HeadersOption; rest: unknown } {
  if (!isObject(input)) return { headers: {}, rest: input };
  const headers: Record<string, string> = {};
  const rest: [string, unknown][] = [];
  for (const [name, value] of Object.entries(input)) {
    const spelling = name.toLowerCase().replaceAll('-', '_');
    // `constructor` is the name of no header.
    const header = Object.hasOwn(headerNames, spelling) ? headerNames[spelling] : undefined;
    if (header !== undefined && typeof value === 'string') headers[header] = value;
    else rest.push([name, value]);
  }
  // Also a parameter `__proto__` is one of its own, which is refused.
  return { headers, rest: Object.fromEntries(rest) };
}
