/**
 * Who is measured: what has to be done at least, this project's adapters, and the official packages (A: `@openrouter/ai-sdk-provider`, B:
 * `@langchain/openrouter`).
 */
export type Contestant = 'limit' | 'aiSDK' | 'a' | 'langChain' | 'b';

/** One line of the table. */
export interface Measurement {
  /** In words that are true of both frameworks: the table of a package is read by itself. */
  work: string;
  /** Of the numbers: `ms`, `µs`, `kB`, … */
  unit: string;
  /** Of each contestant. */
  values: Partial<Record<Contestant, number>>;
  /** Is it the ratio to the limit that counts, what comes on top of the limit, or the number itself? */
  compare: 'ratio' | 'difference' | 'number';
  /** The most that this project's adapters may have. */
  wanted: { aiSDK?: number; langChain?: number };
  /** What one has to know to read the numbers. */
  note?: string;
  /** What one has to know to read the number of one contestant. */
  noteOf?: Partial<Record<Contestant, string>>;
}

/** Some lines that are measured together; `--only` takes their name. */
export interface Part {
  name: string;
  measure: () => Promise<Measurement[]>;
}
