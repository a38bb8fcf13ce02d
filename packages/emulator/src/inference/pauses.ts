/** Pauses of a stream in milliseconds. */
export interface Pace {
  readonly firstEvent?: number;
  readonly perEvent?: number;
}
