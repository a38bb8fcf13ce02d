/** The names that a misspelled one may have meant, nearest first; none where all are far. Case does not count. */
export function nearestNames(name: string, known: readonly string[], most = 3): string[] {
  const wanted = name.toLowerCase();
  return known
    .map((own) => ({ own, distance: distanceOf(wanted, own.toLowerCase()) }))
    .filter(({ own, distance }) => distance <= Math.max(2, Math.floor(own.length / 3)))
    .toSorted((one, other) => one.distance - other.distance)
    .slice(0, most)
    .map(({ own }) => own);
}

/** Letters to insert, delete or replace; 1 where one text is the beginning of the other. */
function distanceOf(from: string, to: string): number {
  if (from !== '' && from !== to && (to.startsWith(from) || from.startsWith(to))) return 1;
  let row = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (const [at, letter] of [...from].entries()) {
    const next = [at + 1];
    for (const [index, own] of [...to].entries()) {
      const change = (row[index] ?? 0) + (letter === own ? 0 : 1);
      next.push(Math.min(change, (row[index + 1] ?? 0) + 1, (next[index] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
