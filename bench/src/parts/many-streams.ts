import type { Measurement, Part } from '../measurement.ts';
import { aiSDKModels, readStream } from '../subjects/ai-sdk.ts';
import { langChainModels, readChunks } from '../subjects/lang-chain.ts';
import { streamAtLimit } from '../subjects/limit.ts';
import { PacedAnswers } from '../wire/paced-answers.ts';
import { countLeftOpen } from './left-streams.ts';

const streams = 2000;
const chunks = 20;

const readers = {
  limit: streamAtLimit,
  aiSDK: () => readStream(aiSDKModels.aiSDK),
  a: () => readStream(aiSDKModels.a),
  langChain: () => readChunks(langChainModels.langChain),
  b: () => readChunks(langChainModels.b),
};

/** Many streams at once, and streams that nobody reads to their end. */
export const manyStreamsPart: Part = {
  name: 'many-streams',
  async measure() {
    const time: Measurement['values'] = {};
    const heap: Measurement['values'] = {};
    for (const [name, read] of Object.entries(readers) as [keyof typeof readers, () => Promise<unknown>][]) {
      await readAtOnce(read, 200);
      const { microseconds, kilobytes } = await readAtOnce(read, streams);
      time[name] = microseconds;
      heap[name] = kilobytes;
    }
    const work = `${streams.toLocaleString('en-US')} concurrent paced streams, provider level`;
    return [
      {
        work: `${work}: CPU per chunk`,
        unit: 'µs',
        values: time,
        compare: 'number',
        wanted: { aiSDK: 60, langChain: 60 },
      },
      {
        work: `${work}: live heap per stream`,
        unit: 'kB',
        values: heap,
        compare: 'number',
        wanted: { aiSDK: 40, langChain: 40 },
      },
      await measureLeft(),
    ];
  },
};

/** CPU for each chunk, and what each stream keeps alive when half of it is read. */
async function readAtOnce(read: () => Promise<unknown>, count: number) {
  globalThis.gc?.();
  const before = process.memoryUsage().heapUsed;
  const answers = new PacedAnswers(chunks);
  const startedAt = process.cpuUsage();
  const readings = Array.from({ length: count }, () => read());
  await answers.send(chunks / 2);
  const half = process.cpuUsage(startedAt);
  globalThis.gc?.();
  const kilobytes = (process.memoryUsage().heapUsed - before) / count / 1000;
  const restartedAt = process.cpuUsage();
  await answers.send(Infinity);
  await Promise.all(readings);
  const rest = process.cpuUsage(restartedAt);
  const microseconds = (half.user + half.system + rest.user + rest.system) / count / chunks;
  return { microseconds, kilobytes };
}

async function measureLeft(): Promise<Measurement> {
  return {
    work: '500 streams aborted, 100 left by `break`: connections left open',
    unit: '',
    values: await countLeftOpen(aiSDKModels, langChainModels, countOpen),
    compare: 'number',
    wanted: { aiSDK: 0, langChain: 0 },
  };
}

async function countOpen(leave: () => Promise<void>[]): Promise<number> {
  const answers = new PacedAnswers(chunks);
  const readings = leave();
  await answers.send(3);
  await Promise.race([Promise.all(readings), new Promise((resolve) => setTimeout(resolve, 500))]);
  await new Promise((resolve) => setTimeout(resolve, 20));
  const { open: left } = answers;
  await answers.send(Infinity);
  await Promise.allSettled(readings);
  return left;
}
