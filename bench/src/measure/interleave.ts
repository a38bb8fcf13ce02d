import { measure } from 'mitata';

import type { Contestant } from '../measurement.ts';

/** Does the work once. */
export type Run = () => PromiseLike<unknown>;

/** Who does the work, each by itself. */
export type Runs = Partial<Record<Contestant, Run>>;

/**
 * Milliseconds that one run takes, of each contestant: the least of some rounds. In a round everybody runs once, so that all meet the
 * same machine; a first round, which warms up, does not count. The least is what a run takes when no other program is in its way: nothing
 * here waits for anything.
 */
export async function interleave(
  runs: Runs,
  rounds: number,
  { isLarge = false } = {},
): Promise<Partial<Record<Contestant, number>>> {
  const contestants = Object.entries(runs) as [Contestant, Run][];
  const least: Partial<Record<Contestant, number>> = {};
  for (let round = -1; round < rounds; round += 1) {
    for (const [name, run] of contestants) {
      // What the one before left is not this one's to clear away. For small work it would cost everybody the compiled code.
      if (isLarge) globalThis.gc?.();
      const startedAt = performance.now();
      await run();
      const milliseconds = performance.now() - startedAt;
      if (round >= 0) least[name] = Math.min(least[name] ?? Infinity, milliseconds);
    }
  }
  return least;
}

/**
 * The same for work of microseconds, of which mitata measures many runs at a time: the least of its medians.
 */
export async function interleaveShort(runs: Runs, rounds: number): Promise<Partial<Record<Contestant, number>>> {
  const contestants = Object.entries(runs) as [Contestant, Run][];
  const least: Partial<Record<Contestant, number>> = {};
  for (let round = 0; round < rounds; round += 1) {
    for (const [name, run] of contestants) {
      const { p50: nanoseconds } = await measure(async () => run(), { min_cpu_time: 200e6 });
      least[name] = Math.min(least[name] ?? Infinity, nanoseconds / 1e6);
    }
  }
  return least;
}

/** The same work so many times, one after the other: how long it takes where it is done all the time. */
export function repeat(times: number, run: Run): Run {
  return async () => {
    for (let time = 0; time < times; time += 1) await run();
  };
}

/** Numbers of everybody, each changed alike. */
export function scale<Numbers extends Partial<Record<Contestant, number>>>(numbers: Numbers, factor: number): Numbers {
  // The same keys with other numbers.
  return Object.fromEntries(Object.entries(numbers).map(([name, value]) => [name, value * factor])) as Numbers;
}
