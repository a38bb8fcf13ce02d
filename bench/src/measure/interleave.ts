import { measure } from 'mitata';

import type { Contestant } from '../measurement.ts';

/** Does the work once. */
export type Run = () => PromiseLike<unknown>;

/** Who does the work, each by itself. */
export type Runs = Partial<Record<Contestant, Run>>;

/** Milliseconds of each contestant. */
type Milliseconds = Partial<Record<Contestant, number>>;

/**
 * Milliseconds that one run takes, of each contestant: the least of some rounds. In a round everybody runs once, so that all meet the
 * same machine; a first round, which warms up, does not count. The least is what a run takes when no other program is in its way: nothing
 * here waits for anything.
 */
export async function interleave(runs: Runs, rounds: number, options: Circumstances = {}): Promise<Milliseconds> {
  return reduce(await runRounds(runs, rounds, options), 'wall', (all) => Math.min(...all));
}

/**
 * The same for work that waits for another process: the time on the wall, and the time that processors spent for this process in all its
 * threads. A quarter of the rounds took no more: how often two processes wake each other is chance, and the least would be the luck of
 * one round.
 */
export async function interleaveOnBothClocks(
  runs: Runs,
  rounds: number,
  options: Circumstances = {},
): Promise<{ wall: Milliseconds; cpu: Milliseconds }> {
  const samples = await runRounds(runs, rounds, options);
  const toNumber = (all: readonly number[]) => quantile(all, 0.25);
  return { wall: reduce(samples, 'wall', toNumber), cpu: reduce(samples, 'cpu', toNumber) };
}

/** Milliseconds of one run. */
interface Sample {
  wall: number;
  cpu: number;
}

interface Circumstances {
  /** It leaves much garbage, which is cleared away between the runs. */
  isLarge?: boolean;
  /** All code that runs is compiled already: there is no first round that does not count. */
  isWarm?: boolean;
}

async function runRounds(
  runs: Runs,
  rounds: number,
  { isLarge = false, isWarm = false }: Circumstances,
): Promise<Map<Contestant, Sample[]>> {
  const contestants = Object.entries(runs) as [Contestant, Run][];
  const samples = new Map(contestants.map(([name]): [Contestant, Sample[]] => [name, []]));
  for (let round = isWarm ? 0 : -1; round < rounds; round += 1) {
    for (const [name, run] of inTurn(contestants, round)) {
      // What the one before left is not this one's to clear away. For small work it would cost everybody the compiled code.
      if (isLarge) globalThis.gc?.();
      const usedBefore = process.cpuUsage();
      const startedAt = performance.now();
      await run();
      const wall = performance.now() - startedAt;
      const { user, system } = process.cpuUsage(usedBefore);
      if (round >= 0) samples.get(name)?.push({ wall, cpu: (user + system) / 1000 });
    }
  }
  return samples;
}

/**
 * The contestants in the order of a round: one begins after the other, every second time backwards, so that nobody always comes behind the
 * same one, which leaves caches and garbage in its own way.
 */
export function inTurn<Entry>(contestants: readonly Entry[], round: number): Entry[] {
  const first = ((round % contestants.length) + contestants.length) % contestants.length;
  const turned = [...contestants.slice(first), ...contestants.slice(0, first)];
  return round % 2 === 0 ? turned : turned.toReversed();
}

function reduce(
  samples: ReadonlyMap<Contestant, readonly Sample[]>,
  clock: keyof Sample,
  toNumber: (all: readonly number[]) => number,
): Milliseconds {
  return Object.fromEntries([...samples].map(([name, all]) => [name, toNumber(all.map((one) => one[clock]))]));
}

/** The number that this share of them does not exceed; 0.5 is the median. */
export function quantile(numbers: readonly number[], share: number): number {
  return numbers.toSorted((first, second) => first - second)[Math.floor(numbers.length * share)] ?? 0;
}

/**
 * The same for work of microseconds, of which mitata measures many runs at a time: the least of its medians.
 */
export async function interleaveShort(runs: Runs, rounds: number): Promise<Milliseconds> {
  const contestants = Object.entries(runs) as [Contestant, Run][];
  const least: Milliseconds = {};
  for (let round = 0; round < rounds; round += 1) {
    for (const [name, run] of inTurn(contestants, round)) {
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
export function scale<Numbers extends Milliseconds>(numbers: Numbers, factor: number): Numbers {
  // The same keys with other numbers.
  return Object.fromEntries(Object.entries(numbers).map(([name, value]) => [name, value * factor])) as Numbers;
}
