/** Cuts a text before the first of some stop sequences; `stopped` is the one that did it. */
export function applyStop(
  text: string,
  stop: string | readonly string[] | null | undefined,
): { text: string; stopped: string | undefined } {
  const sequences = (typeof stop === 'string' ? [stop] : (stop ?? [])).filter((sequence) => sequence !== '');
  const found = sequences
    .map((sequence) => ({ sequence, position: text.indexOf(sequence) }))
    .filter(({ position }) => position >= 0);
  const first = found.toSorted((left, right) => left.position - right.position)[0];
  return first ? { text: text.slice(0, first.position), stopped: first.sequence } : { text, stopped: undefined };
}
