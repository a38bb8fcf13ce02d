/** An absolute http(s) address, or one relative to `base`; `undefined` for anything else. */
export function parseURL(text: string, base?: string): URL | undefined {
  try {
    const url = new URL(text, base);
    return /^https?:$/.test(url.protocol) ? url : undefined;
  } catch {
    return undefined; // Reported by the caller, without the text, which may hold a secret. React Native has no `URL.canParse`.
  }
}
