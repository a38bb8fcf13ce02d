const LINE = '\n         \n';
const DEFAULT_LINES = 2;

/** The blank lines with which OpenRouter keeps a connection alive before JSON comes. */
export function keepAliveText({ keepAliveLines = DEFAULT_LINES }: { readonly keepAliveLines?: number }): string {
  return LINE.repeat(keepAliveLines);
}
