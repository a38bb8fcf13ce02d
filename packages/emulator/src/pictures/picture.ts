import { hash32 } from '../deterministic/hash.ts';

/** Red, green and blue, 0 to 255. */
export type Colour = readonly [number, number, number];

/** A simulated picture: its size is real, what it shows are stripes of four colours. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly colours: readonly [Colour, Colour, Colour, Colour];
  /** The first colour can be seen through. */
  readonly transparent: boolean;
  /** Repeatable: what the stripes come from. */
  readonly seed: number;
}

/** Draws a picture: the same words and seed give the same one. */
export function drawPicture(
  words: string,
  options: { width: number; height: number; transparent: boolean; seed: number },
): Picture {
  const seed = hash32(words, options.seed);
  const colour = (index: number): Colour => {
    const mixed = hash32(`${index}`, seed);
    return [mixed & 255, (mixed >> 8) & 255, (mixed >> 16) & 255];
  };
  return { ...options, seed, colours: [colour(0), colour(1), colour(2), colour(3)] };
}
