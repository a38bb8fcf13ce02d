/** Also for errors of another realm, which are of another class: `fetch` rejects with such in Jest, and in every `vm` context. */
export function isError(value: unknown): value is Error {
  return / (?:Error|DOMException)\]$/.test(Object.prototype.toString.call(value));
}

/** The words of whatever was thrown. */
export function messageOf(cause: unknown): string {
  return isError(cause) ? cause.message : String(cause);
}
