import type { HeadersOption } from '@openrouter-adapters/core';

import { toRecord } from './headers-input.ts';
import type { HeadersInput } from './headers-input.ts';

// Every pattern takes time by the length of the text only: a header may be long, and is looked at for each cache key and trace.

/** Words that mean a secret wherever they stand in a name. */
const secretPart =
  /authoriz|authent|token(?!s|iz)|secret|cookie|passw|passphrase|passcode|credential|signature|(?:api|access|private)[-_]?key/i;

/** Words that mean one when they stand alone: an author is no secret. */
const secretWord = /(?<![a-z])(?:x?o?auth\d?|keys?|pass|bypass|pwd?|pw|jwt|sig|hmac|otp|sid)(?![a-z])/i;

/** Schemes of `Authorization`, the prefixes of well-known kinds of keys, and JSON Web Tokens. */
const secretValue =
  /^(?:bearer|basic|digest|token|apikey)\s|\b(?:sk|pk|rk)[-_][\w-]{8,}|\bgh[opusr]_\w{8,}|\bgithub_pat_|\bxox[abeprs]-|\bA(?:KIA|SIA)[A-Z0-9]{8,}|\bAIza[\w-]{8,}|\beyJ[\w-]{8,}/i;

/** A name and a password, or a key alone, before the host of a URL; `name:password@host` without a scheme as well. */
const userInfo = /(?:^|\/\/)[^\s/:@]{0,256}:[^\s/@]{1,256}@|\/\/[^\s/@]{1,256}@/;

/** A secret that a list of settings, a query or a cookie names. */
const secretSetting =
  /(?:^|[?&;,\s])[\w-]{0,40}(?:key|token|secret|password|passwd|pass|pwd|jwt|signature|sig|auth)=[^&;,\s]/i;

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
  // The words of `xAuthToken`, too.
  const words = name.replace(/([a-z\d])([A-Z])/g, '$1-$2');
  return (
    secretPart.test(words) ||
    secretWord.test(words) ||
    secretValue.test(text) ||
    userInfo.test(text) ||
    secretSetting.test(text) ||
    hasLongRun(text)
  );
}

/** Is there an unbroken run as long as keys are, of letters and digits: hexadecimal or base64? */
function hasLongRun(text: string): boolean {
  return (text.match(/[a-z\d+/_=]{32,}/gi) ?? []).some((run) => /\d/.test(run) && /[a-z]/i.test(run));
}
