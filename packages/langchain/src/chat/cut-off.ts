/**
 * Put behind the arguments of a streamed tool call that must not be executed. When chunks merge, LangChain reads the arguments with a
 * parser that completes cut JSON, so that half a call would look like a whole one. No JSON text, wherever it was cut, continues with
 * a closed string, another one and this word.
 */
export const cutOffMark = '"" <cut off>';

/** Takes the mark away again, for people. */
export function withoutCutOffMark(text: string): string {
  return text.endsWith(cutOffMark) ? text.slice(0, -cutOffMark.length) : text;
}
