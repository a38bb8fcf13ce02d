/** Members of the document that no example of a request has, and why. */
export interface UnsentMember {
  readonly api: RegExp;
  /** The member, as `documentedMembers` writes it. */
  readonly member: RegExp;
  readonly because: string;
}

export const UNSENT: readonly UnsentMember[] = [
  { api: /^/, member: /\bfile_id$/, because: 'the file has to be there first' },
  { api: /messages/, member: /^context_management\./, because: 'the emulator refuses context management' },
  {
    api: /messages/,
    member: /^messages\.\*\.content\.\*\.tool\b/,
    because: 'the emulator refuses changes of tools in the middle',
  },
  {
    api: /messages/,
    member: /^messages\.\*\.content\.\*\.(?:source\.)?content\.\*\.(?:citations|content|source)\b/,
    because: 'blocks in blocks are those of messages, and are checked alike',
  },
  { api: /chat/, member: /^response_format\.grammar$/, because: 'the emulator refuses grammars' },
  {
    api: /chat/,
    member: /^tools\.\*\.parameters\.(?:environment|sleep_after_seconds)/,
    because: 'openrouter:bash is documented to be a 400 in chat completions',
  },
];
