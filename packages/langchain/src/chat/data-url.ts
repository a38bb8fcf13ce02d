/** What a `data:` URL in base64 (RFC 2397) holds; `undefined` for any other URL. */
export function readDataURL(url: string): { mimeType: string; data: string } | undefined {
  // Models write URLs, too, of any length: no two parts of this may match the same characters, or its time grows by their square.
  const match = /^data:([^;,]+)(;[^,]*)?;base64,/.exec(url);
  return match?.[1] === undefined ? undefined : { mimeType: match[1], data: url.slice(match[0].length) };
}
