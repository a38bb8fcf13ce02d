import type { Part } from '../measurement.ts';
import { scale } from '../measure/interleave.ts';
import { textEvents } from '../wire/chat-events.ts';
import { readPerBytes, readPerEvent } from '../wire/reads.ts';
import { contestFrameworks, contestProviders } from './stream-contest.ts';

const count = 20_000;

/** Text that streams. */
export const streamTextPart: Part = {
  name: 'stream-text',
  async measure() {
    const events = textEvents(count);
    const burst = { reads: readPerBytes(events), rounds: 20 };
    const live = { reads: readPerEvent(events), rounds: 40 };
    const perChunk = 1000 / count;
    return [
      {
        work: '20,000 text deltas, provider level, per chunk',
        unit: 'µs',
        values: scale(await contestProviders(burst), perChunk),
        compare: 'ratio',
        wanted: { aiSDK: 1.4, langChain: 1.6 },
      },
      {
        work: 'the same, one event per network read',
        unit: 'µs',
        values: scale(await contestProviders(live), perChunk),
        compare: 'ratio',
        wanted: { aiSDK: 1.3, langChain: 1.3 },
      },
      {
        work: '20,000 deltas in a burst through the framework',
        unit: 'ms',
        values: await contestFrameworks({ ...burst, rounds: 6 }),
        compare: 'ratio',
        wanted: { aiSDK: 2, langChain: 4 },
      },
    ];
  },
};
