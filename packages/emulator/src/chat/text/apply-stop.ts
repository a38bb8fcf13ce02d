/** Cuts a text before the first of some stop sequences. */
export function applyStop(
  text: string,
  stop: string | readonly string[] | null | undefined,
): { text: string; stopped: boolean } {
  const sequences = (typeof stop === 'string' ? [stop] : (stop ?? [])).filter((sequence) => sequence !== '');
  const positions = sequences.map((sequence) => text.indexOf(sequence)).filter((position) => position >= 0);
  if (positions.length === 0) return { text, stopped: false };
  return { text: text.slice(0, Math.min(...positions)), stopped: true };
}
