/** Where the emulator takes what OpenRouter's document forbids, and why. */
export interface LenientException {
  readonly api: RegExp;
  /** The member, with numbers for members of lists. */
  readonly member: RegExp;
  /** The JSON of what stands there; `undefined` for a member that is missing. */
  readonly value: RegExp;
  readonly because: string;
}

export const LENIENT: readonly LenientException[] = [
  {
    api: /^/,
    member: /^provider\.max_price\.\w+$/,
    value: /^\d/,
    because: 'the guides of OpenRouter write prices as numbers',
  },
  {
    api: /chat/,
    member: /^messages\.\d+\.content\.\d+\.type$/,
    value: /^undefined$/,
    because: 'recorded: OpenRouter takes image parts without a type',
  },
  {
    api: /responses/,
    member: /^input\.\d+\.(?:content|output)\.\d+\.detail$/,
    value: /^undefined$/,
    because: 'recorded: OpenRouter takes pictures that do not say how closely to look at them',
  },
];
