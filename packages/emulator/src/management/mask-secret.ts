/** What of a secret is shown: `sk-...AbCd`. */
export function maskSecret(secret: string): string {
  return secret.length < 12 ? '...' : `${secret.slice(0, 3)}...${secret.slice(-4)}`;
}

/** Whether a text is what {@link maskSecret} makes, and no secret. */
export function isMasked(text: string): boolean {
  return /^.{0,4}\.\.\..{0,4}$/.test(text);
}
