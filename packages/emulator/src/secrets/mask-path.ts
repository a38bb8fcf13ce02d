/** A path with its query, segment by segment and parameter by parameter; what holds no secret stays as it is written. */
export function maskPath(
  whole: string,
  plain: (text: string) => string,
  parameter: (name: string, value: string) => string,
): string {
  const mark = whole.indexOf('?');
  const segments = (mark < 0 ? whole : whole.slice(0, mark)).split('/').map((segment) => {
    const meant = decode(segment);
    const masked = plain(meant);
    return masked === meant ? plain(segment) : encodeURIComponent(masked);
  });
  if (mark < 0) return segments.join('/');
  const pairs = whole
    .slice(mark + 1)
    .split('&')
    .map((pair) => {
      const [[name, value] = ['', '']] = new URLSearchParams(pair);
      const masked: [string, string] = [plain(name), parameter(name, value)];
      return masked[0] === name && masked[1] === value ? pair : new URLSearchParams([masked]).toString();
    });
  return `${segments.join('/')}?${pairs.join('&')}`;
}

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    // A bare percent sign: the segment is what it says.
    return segment;
  }
}
