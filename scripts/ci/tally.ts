/** How a part of CI went: tests count one by one, a check or a smoke test counts as one. */
export interface Tally {
  readonly part: string;
  readonly passed: number;
  readonly failed: number;
  readonly seconds: number;
  /** What the reader should know beside the numbers. */
  readonly note?: string;
}

export function tallyLine({ part, passed, failed, seconds, note }: Tally): string {
  const columns = [String(passed).padStart(6), String(failed).padStart(6), `${seconds.toFixed(1).padStart(6)}s`];
  return `${columns.join('  ')}  ${part}${note === undefined ? '' : `: ${note}`}`;
}

/** The tally of something that is right or wrong as a whole. */
export function tallyOf(part: string, succeeded: boolean, seconds: number, note?: string): Tally {
  const tally = { part, passed: succeeded ? 1 : 0, failed: succeeded ? 0 : 1, seconds };
  return note === undefined ? tally : { ...tally, note };
}
