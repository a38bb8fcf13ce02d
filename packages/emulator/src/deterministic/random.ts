/** A source of numbers in [0, 1), like `Math.random`. */
export type Random = () => number;

/** A repeatable {@link Random}: the same seed gives the same sequence on every runtime (splitmix32). */
export function createRandom(seed: number): Random {
  let state = seed | 0;
  return () => {
    state = (state + 0x9e3779b9) | 0;
    let mixed = state ^ (state >>> 16);
    mixed = Math.imul(mixed, 0x21f0aaad);
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
    return ((mixed ^ (mixed >>> 15)) >>> 0) / 0x1_0000_0000;
  };
}

const ALPHANUMERIC = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

/** A random text over an alphabet; the default alphabet is that of OpenRouter's generation ids. */
export function randomText(random: Random, length: number, alphabet: string = ALPHANUMERIC): string {
  let text = '';
  for (let count = 0; count < length; count++) text += alphabet.charAt(Math.floor(random() * alphabet.length));
  return text;
}

/** One of several choices. The list must not be empty. */
export function pick<Choice>(random: Random, choices: readonly [Choice, ...Choice[]]): Choice {
  return choices[Math.floor(random() * choices.length)] ?? choices[0];
}
