/** Whether a text is the wanted one, or fits the pattern. */
export function isText(text: string | undefined, wanted: string | RegExp): boolean {
  if (text === undefined) return false;
  return wanted instanceof RegExp ? fits(wanted, text) : wanted === text;
}

/** Whether a text has the wanted part, or fits the pattern. */
export function hasText(text: string | undefined, wanted: string | RegExp): boolean {
  if (text === undefined) return false;
  return wanted instanceof RegExp ? fits(wanted, text) : text.includes(wanted);
}

/** Patterns with the flags g and y remember where they stopped: a copy starts anew. */
function fits(pattern: RegExp, text: string): boolean {
  return new RegExp(pattern.source, pattern.flags).test(text);
}
