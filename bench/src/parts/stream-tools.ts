import type { Part } from '../measurement.ts';
import { toolCallEvents } from '../wire/chat-events.ts';
import { readPerBytes } from '../wire/reads.ts';
import { contestFrameworks, contestProviders } from './stream-contest.ts';

const megabyte = 1024 * 1024;

/** Tool calls that stream: one with large arguments, and many in parallel. */
export const streamToolsPart: Part = {
  name: 'stream-tools',
  async measure() {
    const burst = (calls: number, bytes: number) => readPerBytes(toolCallEvents(calls, bytes));
    const large = { reads: burst(1, megabyte), rounds: 12 };
    const small = { reads: burst(1, megabyte / 16), times: 16 };
    const parallel = { reads: burst(50, 4096), rounds: 12 };
    const quadratic = 'measured with 64 kB and scaled by the square, as its time grows';
    return [
      {
        work: '1 MB of tool arguments in 10-byte deltas, provider level',
        unit: 'ms',
        values: await contestProviders({ ...large, smaller: { ...small, of: ['a'] } }),
        compare: 'ratio',
        wanted: { aiSDK: 1.3, langChain: 1.5 },
        note: `A: ${quadratic}`,
      },
      {
        work: 'the same through the framework',
        unit: 'ms',
        values: await contestFrameworks({ ...large, smaller: { ...small, of: ['a', 'b'] } }),
        compare: 'ratio',
        wanted: { aiSDK: 2, langChain: 3 },
        note: `A and B: ${quadratic}`,
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
          smaller: { reads: burst(50, 512), times: 8, of: ['b'] },
        }),
        compare: 'ratio',
        wanted: { aiSDK: 6, langChain: 3 },
        note: 'B: measured with calls of 512 bytes and scaled by the square, as its time grows',
      },
    ];
  },
};
