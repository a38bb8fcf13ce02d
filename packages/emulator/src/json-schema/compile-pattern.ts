/**
 * The regular expression of a `pattern`, in the mode that JSON Schema recommends or, where its author escapes more than that
 * mode allows, without it. Throws a SyntaxError where it is none.
 */
export function compilePattern(pattern: string): RegExp {
  try {
    return new RegExp(pattern, 'u');
  } catch {
    // "\\@" and the like: needless, common, and an error in Unicode mode only.
    return new RegExp(pattern);
  }
}
