import type { Part } from '../measurement.ts';
import { toolCallEvents } from '../wire/chat-events.ts';
import { readPerBytes } from '../wire/reads.ts';
import { contestFrameworks, contestProviders, type Smaller } from './stream-contest.ts';

const megabyte = 1024 * 1024;

/** Tool calls that stream: one with large arguments, and many in parallel. */
export const streamToolsPart: Part = {
  name: 'stream-tools',
  async measure() {
    const burst = (calls: number, bytes: number) => readPerBytes(toolCallEvents(calls, bytes));
    const large = { reads: burst(1, megabyte), rounds: 8 };
    const part = (share: number) => ({ reads: burst(1, megabyte * share), share });
    const a: Smaller = { of: 'a', streams: [part(1 / 16), part(1 / 4)] };
    const b: Smaller = { of: 'b', streams: [part(1 / 32), part(1 / 8)] };
    const parallel = { reads: burst(50, 4096), rounds: 12 };
    const ofParallel = (share: number) => ({ reads: burst(50, 4096 * share), share });
    const growth = 'by the linear and the square part of its time';
    return [
      {
        work: '1 MB of tool arguments in 10-byte deltas, provider level',
        unit: 'ms',
        values: await contestProviders({ ...large, smaller: [a] }),
        compare: 'ratio',
        wanted: { aiSDK: 1.3, langChain: 1.5 },
        noteOf: { a: `computed from 64 and 256 kB, ${growth}` },
      },
      {
        work: 'the same through the framework',
        unit: 'ms',
        values: await contestFrameworks({ ...large, smaller: [a, b] }),
        compare: 'ratio',
        wanted: { aiSDK: 2, langChain: 3 },
        noteOf: {
          a: `computed from 64 and 256 kB, ${growth}`,
          b: `computed from 32 and 128 kB, ${growth}`,
        },
      },
      {
        work: '50 parallel tool calls of 4 kB, provider level',
        unit: 'ms',
        values: await contestProviders(parallel),
        compare: 'ratio',
        wanted: { aiSDK: 1.5, langChain: 1.5 },
      },
      {
        work: 'the same through the framework',
        unit: 'ms',
        values: await contestFrameworks({
          ...parallel,
          rounds: 3,
          smaller: [{ of: 'b', streams: [ofParallel(1 / 8), ofParallel(1 / 2)] }],
        }),
        compare: 'ratio',
        wanted: { aiSDK: 6, langChain: 3 },
        noteOf: { b: `computed from calls of 512 and 2,048 bytes, ${growth}` },
      },
    ];
  },
};
