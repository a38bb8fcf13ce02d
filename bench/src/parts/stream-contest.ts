import type { Measurement } from '../measurement.ts';
import { interleave, scale, type Runs } from '../measure/interleave.ts';
import { readStream, readStreamText, aiSDKModels } from '../subjects/ai-sdk.ts';
import { langChainModels, readChunks, readModelStream } from '../subjects/lang-chain.ts';
import { streamAtLimit } from '../subjects/limit.ts';
import { answerWithReads } from '../wire/answering.ts';

/** Streams that everybody reads. */
export interface StreamContest {
  reads: readonly Uint8Array[];
  rounds: number;
  /** A smaller stream of the same kind for who would take minutes: its time counts as often as the square says. */
  smaller?: { reads: readonly Uint8Array[]; times: number; of: readonly ('a' | 'b')[] };
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

async function contestOf({ reads, rounds, smaller }: StreamContest, runs: Runs): Promise<Measurement['values']> {
  const late = new Set<string>(smaller?.of);
  answerWithReads(reads);
  const values = await interleave({ limit: () => streamAtLimit(), ...only(runs, (name) => !late.has(name)) }, rounds);
  if (smaller === undefined) return values;
  answerWithReads(smaller.reads);
  const ofSmaller = await interleave(
    only(runs, (name) => late.has(name)),
    1,
  );
  return { ...values, ...scale(ofSmaller, smaller.times ** 2) };
}

function only(runs: Runs, isWanted: (name: string) => boolean): Runs {
  return Object.fromEntries(Object.entries(runs).filter(([name]) => isWanted(name)));
}
