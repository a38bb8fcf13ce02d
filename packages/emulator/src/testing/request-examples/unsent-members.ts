/** Members of the document that no example of a request has, and why. */
export interface UnsentMember {
  readonly api: RegExp;
  /** The member, as `documentedMembers` writes it. */
  readonly member: RegExp;
  readonly because: string;
}

export const UNSENT: readonly UnsentMember[] = [
  { api: /^/, member: /\bfile_id$/, because: 'the file has to be there first' },
  {
    api: /^/,
    member: /^plugins\.\*\.(?:max_price|min_coding_score|price_source)$/,
    because: 'the emulator refuses the plugin pareto-router',
  },
  { api: /chat/, member: /^response_format\.grammar$/, because: 'the emulator refuses grammars' },
  {
    api: /chat/,
    member: /^tools\.\*\.parameters\.(?:environment|sleep_after_seconds)/,
    because: 'openrouter:bash is documented to be a 400 in chat completions',
  },
];
