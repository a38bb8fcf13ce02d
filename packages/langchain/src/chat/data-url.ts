/** What a `data:` URL in base64 (RFC 2397) holds; `undefined` for any other URL. */
export function readDataURL(url: string): { mimeType: string; data: string } | undefined {
  const match = /^data:([^;,]+)[^,]*;base64,/.exec(url);
  return match?.[1] === undefined ? undefined : { mimeType: match[1], data: url.slice(match[0].length) };
}
