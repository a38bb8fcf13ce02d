import type { HeadersOption } from '@openrouter-adapters/core';

import { toRecord } from './headers-input.ts';
import type { HeadersInput } from './headers-input.ts';

const secretName = /auth|key|token|secret|cookie|passw|credential|signature/i;

/** Schemes of `Authorization`, the prefixes of well-known kinds of keys, and JSON Web Tokens. */
const secretValue =
  /^(?:bearer|basic|digest|token|apikey)\s|\b(?:sk|pk|rk)[-_][\w-]{8,}|\bgh[opusr]_\w{8,}|\bgithub_pat_|\bxox[abeprs]-|\bA(?:KIA|SIA)[A-Z0-9]{8,}|\bAIza[\w-]{8,}|\beyJ[\w-]{8,}/i;

/** An unbroken run as long as keys are, of letters and digits: hexadecimal or base64. */
const longRun = /(?=[a-z+/_=]*\d)(?=[\d+/_=]*[a-z])[a-z\d+/_=]{32,}/i;

/**
 * The headers that traces, caches and serialised models may show: those that neither their name nor their value makes look like a
 * secret. `undefined` where there are none, or where only a function knows them.
 */
export function toVisibleHeaders(input: HeadersInput | undefined): HeadersOption | undefined {
  if (input === undefined || input === null || typeof input === 'function') return undefined;
  const visible = Object.entries(toRecord(input)).filter(([name, value]) => !isSecret(name, value));
  return visible.length === 0 ? undefined : Object.fromEntries(visible);
}

function isSecret(name: string, value: string | undefined): boolean {
  const text = String(value);
  return secretName.test(name) || secretValue.test(text) || longRun.test(text);
}
