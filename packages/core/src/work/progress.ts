/** How far a long work is. */
export interface Progress {
  /** Parts that are done. */
  done: number;
  /** Parts in all; `undefined` where nobody knows. */
  total: number | undefined;
  /** US dollars so far, as far as the answers told. */
  cost: number;
  /** Seconds that the rest will take, by the pace so far; `undefined` before there is one. */
  etaSeconds: number | undefined;
}

/** Is told after every step of a long work. What it throws ends the work. */
export type OnProgress = (progress: Progress) => void;
