import { setTimeout as wait } from 'node:timers/promises';

import { startServer, type LoopbackServer } from '../loopback/start-server.ts';
import { streamSizes } from '../loopback/stream-sizes.ts';
import { interleaveOnBothClocks, scale, type Runs } from '../measure/interleave.ts';
import type { Measurement, Part } from '../measurement.ts';
import { aiSDKModelsAt } from '../subjects/ai-sdk.ts';
import { langChainModelsAt } from '../subjects/lang-chain.ts';
import { streamAtLimit } from '../subjects/limit.ts';
import { answerOverNetwork } from '../wire/answering.ts';
import { smallCalls } from './calls.ts';
import { countLeftOpen } from './left-streams.ts';
import { measureFirstPart } from './loopback-first-part.ts';
import { frameworkRuns, providerRuns } from './stream-contest.ts';

const calls = 300;
const note = 'wanted as in process';

/** The same work over a connection: the `fetch` of Node, HTTP, a server in a process of its own. */
export const loopbackPart: Part = {
  name: 'loopback',
  async measure() {
    answerOverNetwork();
    const server = await startServer();
    try {
      return [
        ...(await measureProviders(server)),
        await measurePaced(server),
        ...(await measureFrameworks(server)),
        ...(await measureCalls(server)),
        await measureFirstPart(server.baseURL('timed')),
        await measureLeft(server),
      ];
    } finally {
      await server.stop();
    }
  },
};

async function measureProviders(server: LoopbackServer): Promise<Measurement[]> {
  const { wall, cpu } = await interleaveOnBothClocks(streams(server, 'burst', providerRuns), 15);
  const work = `${count(streamSizes.burst)} text deltas over loopback, provider level, per chunk`;
  const wanted = { aiSDK: 1.4, langChain: 1.6 };
  const perChunk = 1000 / streamSizes.burst;
  return [
    { work, unit: 'µs', values: scale(wall, perChunk), compare: 'ratio', wanted, note },
    { work: 'the same, CPU', unit: 'µs', values: scale(cpu, perChunk), compare: 'ratio', wanted, note },
  ];
}

async function measurePaced(server: LoopbackServer): Promise<Measurement> {
  const { cpu } = await interleaveOnBothClocks(streams(server, 'paced', providerRuns), 11);
  return {
    work: `${count(streamSizes.paced)} text deltas over loopback, one event per network read, provider level, CPU per chunk`,
    unit: 'µs',
    values: scale(cpu, 1000 / streamSizes.paced),
    compare: 'ratio',
    wanted: { aiSDK: 1.3, langChain: 1.3 },
    note: `an event each ${streamSizes.pause} µs; ${note}`,
  };
}

async function measureFrameworks(server: LoopbackServer): Promise<Measurement[]> {
  const { wall, cpu } = await interleaveOnBothClocks(streams(server, 'burst', frameworkRuns), 7);
  const work = `${count(streamSizes.burst)} deltas over loopback through the framework`;
  const wanted = { aiSDK: 2, langChain: 4 };
  return [
    { work, unit: 'ms', values: wall, compare: 'ratio', wanted, note },
    { work: 'the same, CPU', unit: 'ms', values: cpu, compare: 'ratio', wanted, note },
  ];
}

async function measureCalls(server: LoopbackServer): Promise<Measurement[]> {
  const baseURL = server.baseURL('whole');
  const runs = smallCalls(calls, aiSDKModelsAt(baseURL), langChainModelsAt(baseURL), baseURL);
  const { wall, cpu } = await interleaveOnBothClocks(runs, 15);
  const work = 'one small non-streamed call over loopback';
  const wanted = { aiSDK: 1.5, langChain: 1.5 };
  return [
    { work, unit: 'µs', values: scale(wall, 1000 / calls), compare: 'ratio', wanted, note },
    { work: 'the same, CPU', unit: 'µs', values: scale(cpu, 1000 / calls), compare: 'ratio', wanted, note },
  ];
}

async function measureLeft(server: LoopbackServer): Promise<Measurement> {
  const baseURL = server.baseURL('endless');
  const countOpen = async (leave: () => Promise<void>[]) => {
    const readings = leave();
    await Promise.race([Promise.all(readings), wait(5000)]);
    // The other process hears of a closed connection some time later.
    await wait(300);
    const left = await (await fetch(server.baseURL('open'))).text();
    await fetch(server.baseURL('close'));
    await Promise.allSettled(readings);
    return Number(left);
  };
  return {
    work: '500 streams aborted, 100 left by `break` over loopback: connections left open',
    unit: '',
    values: await countLeftOpen(aiSDKModelsAt(baseURL), langChainModelsAt(baseURL), countOpen),
    compare: 'number',
    wanted: { aiSDK: 0, langChain: 0 },
  };
}

/** How everybody reads a stream of this server. */
function streams(server: LoopbackServer, answer: 'burst' | 'paced', toRuns: typeof providerRuns): Runs {
  const baseURL = server.baseURL(answer);
  return { limit: () => streamAtLimit(baseURL), ...toRuns(aiSDKModelsAt(baseURL), langChainModelsAt(baseURL)) };
}

function count(number: number): string {
  return number.toLocaleString('en-US');
}
