import type { Measurement } from '../measurement.ts';
import { interleave, interleaveOnBothClocks, type Run, type Runs } from '../measure/interleave.ts';
import { readStream, readStreamText, aiSDKModels } from '../subjects/ai-sdk.ts';
import { langChainModels, readChunks, readModelStream } from '../subjects/lang-chain.ts';
import { streamAtLimit } from '../subjects/limit.ts';
import { answerWithReads } from '../wire/answering.ts';

/** Streams that everybody reads. */
export interface StreamContest {
  reads: readonly Uint8Array[];
  rounds: number;
  /** For who would take minutes. */
  smaller?: readonly Smaller[];
}

/** Two smaller streams of the same kind, from whose times the time of the whole is computed. */
export interface Smaller {
  of: 'a' | 'b';
  streams: readonly [SmallerStream, SmallerStream];
}

interface SmallerStream {
  reads: readonly Uint8Array[];
  /** Of the whole. */
  share: number;
}

/** Milliseconds of everybody for one stream, at the level of the provider. */
export function contestProviders(contest: StreamContest): Promise<Measurement['values']> {
  return contestOf(contest, providerRuns(aiSDKModels, langChainModels));
}

/** The same through `streamText` and `model.stream`. */
export function contestFrameworks(contest: StreamContest): Promise<Measurement['values']> {
  return contestOf(contest, frameworkRuns(aiSDKModels, langChainModels));
}

/** How everybody but the limit reads a stream, at the level of the provider. */
export function providerRuns({ aiSDK, a }: typeof aiSDKModels, { langChain, b }: typeof langChainModels): Runs {
  return {
    aiSDK: () => readStream(aiSDK),
    a: () => readStream(a),
    langChain: () => readChunks(langChain),
    b: () => readChunks(b),
  };
}

/** The same through `streamText` and `model.stream`. */
export function frameworkRuns({ aiSDK, a }: typeof aiSDKModels, { langChain, b }: typeof langChainModels): Runs {
  return {
    aiSDK: () => readStreamText(aiSDK),
    a: () => readStreamText(a),
    langChain: () => readModelStream(langChain),
    b: () => readModelStream(b),
  };
}

async function contestOf({ reads, rounds, smaller = [] }: StreamContest, runs: Runs): Promise<Measurement['values']> {
  answerWithReads(reads);
  const late = new Set<string>(smaller.map(({ of }) => of));
  const early = Object.entries(runs).filter(([name]) => !late.has(name));
  const values = await interleave({ limit: () => streamAtLimit(), ...Object.fromEntries(early) }, rounds);
  for (const one of smaller) {
    const run = runs[one.of];
    if (run !== undefined) values[one.of] = await extrapolate(one, run);
  }
  return values;
}

/** Milliseconds for the whole: a part of the time grows with the size, the rest with its square. */
async function extrapolate({ of, streams: [first, second] }: Smaller, run: Run): Promise<number> {
  const measureOne = async ({ reads, share }: SmallerStream, rounds: number, isWarm: boolean): Promise<number> => {
    answerWithReads(reads);
    const { wall, cpu } = await interleaveOnBothClocks({ [of]: run }, rounds, { isWarm });
    // Who runs once or twice has no round in which no other program was in the way.
    return Math.min(wall[of] ?? 0, cpu[of] ?? 0) / share;
  };
  const ofFirst = await measureOne(first, 2, false);
  const ofSecond = await measureOne(second, 1, true);
  const square = Math.max(0, (ofSecond - ofFirst) / (second.share - first.share));
  return ofFirst + square * (1 - first.share);
}
