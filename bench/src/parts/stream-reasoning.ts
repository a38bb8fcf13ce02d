import type { Part } from '../measurement.ts';
import { reasoningEvents } from '../wire/chat-events.ts';
import { readPerBytes } from '../wire/reads.ts';
import { contestFrameworks, contestProviders } from './stream-contest.ts';

/** Reasoning that streams. */
export const streamReasoningPart: Part = {
  name: 'stream-reasoning',
  async measure() {
    const burst = { reads: readPerBytes(reasoningEvents(20_000)), rounds: 20 };
    return [
      {
        work: '20,000 reasoning-detail deltas, provider level',
        unit: 'ms',
        values: await contestProviders(burst),
        compare: 'ratio',
        wanted: { aiSDK: 1.4, langChain: 1.6 },
      },
      {
        work: 'the same through the framework',
        unit: 'ms',
        values: await contestFrameworks({ ...burst, rounds: 6 }),
        compare: 'ratio',
        wanted: { aiSDK: 2.5, langChain: 4 },
      },
    ];
  },
};
