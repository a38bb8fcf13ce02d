/**
 * JSON text without the white space between its parts; order and spelling of the rest stay. By hand: a regular expression that knows texts
 * overflows the stack at those of many megabytes.
 */
export function compactJson(json: string): string {
  const parts: string[] = [];
  for (let at = 0; at < json.length;) {
    const quote = json.indexOf('"', at);
    const start = quote === -1 ? json.length : quote;
    parts.push(json.slice(at, start).replaceAll(/\s+/g, ''));
    at = endOfText(json, start);
    parts.push(json.slice(start, at));
  }
  return parts.join('');
}

/** Behind the quote that ends a text: one without a backslash before it, or with several that escape each other. */
function endOfText(json: string, start: number): number {
  for (let quote = json.indexOf('"', start + 1); quote !== -1; quote = json.indexOf('"', quote + 1)) {
    let before = quote;
    while (json[before - 1] === '\\') before--;
    if ((quote - before) % 2 === 0) return quote + 1;
  }
  return json.length;
}
