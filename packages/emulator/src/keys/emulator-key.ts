/** A key that the emulator accepts. */
export interface EmulatorKey {
  /** The whole key, for example `sk-or-v1-test`. */
  readonly key: string;
  /** Management keys read and set what belongs to the account, and cannot call models. Default false. */
  readonly management?: boolean;
  /** US dollars that the key may spend; then 402. Default: no limit. */
  readonly limit?: number;
}
