import { mkdirSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import type { Observation } from './answer-facts.ts';
import { observeAISDK } from './observe-ai-sdk.ts';
import { observeLangChain } from './observe-langchain.ts';
import { observeLangChainBlocks } from './observe-langchain-blocks.ts';
import { readObservation } from './read-recording.ts';
import { findRecordings, readChatRecordings } from './recordings.ts';
import type { Recording } from './recordings.ts';
import { atEvents, atRandom, everyByte, nowhere, startReplayServer, throughFetch } from './replay.ts';
import type { Connection, ReplayServer } from './replay.ts';

// Two recordings hold images of two megabytes, which one byte per read takes its time to deliver.
vi.setConfig({ testTimeout: 120_000 });

const folder = findRecordings(process.env);
const recordings = 'path' in folder ? readChatRecordings(folder.path) : [];
let replays = 0;

if ('missing' in folder) process.stdout.write(`${folder.missing}\n`);

type Mode = 'whole' | 'stream';
const adapters = {
  'AI SDK': (connection: Connection, mode: Mode, expected: Observation) =>
    observeAISDK(connection, mode, 'answer' in expected ? expected.answer.toolCalls.map(({ name }) => name) : []),
  LangChain: (connection: Connection, mode: Mode) => observeLangChain(connection, mode),
  'LangChain with standard blocks': (connection: Connection, mode: Mode) =>
    observeLangChainBlocks(connection, mode, 'v1'),
  'LangChain by stream events': (connection: Connection, mode: Mode) =>
    observeLangChainBlocks(connection, mode, 'events'),
};

let server: ReplayServer;
beforeAll(async () => {
  server = await startReplayServer();
});
afterAll(async () => {
  await server.close();
  const report = new URL('../temp/', import.meta.url);
  mkdirSync(report, { recursive: true });
  writeFileSync(new URL('report.json', report), JSON.stringify({ recordings: recordings.length, replays }));
  if (recordings.length > 0)
    process.stdout.write(`Replayed ${recordings.length} recordings, ${replays} times in all.\n`);
});

const connections: [string, (recording: Recording) => Connection][] = [
  ['over a socket', (recording) => server.use(recording)],
  ['one byte per read', (recording) => throughFetch(recording, everyByte)],
  ['cut at random places', (recording) => throughFetch(recording, atRandom(recording.response.body.length))],
  ['cut at event borders', (recording) => throughFetch(recording, atEvents)],
  ['in one read', (recording) => throughFetch(recording, nowhere)],
  ['in one read, deltas apart', (recording) => ({ ...throughFetch(recording, nowhere), coalesce: false })],
  ['over a socket, deltas apart', (recording) => ({ ...server.use(recording), coalesce: false })],
];

/** Requests for a stream that fail before it begins are answered like requests for a whole answer. */
function modeOf({ request }: Recording): Mode {
  const { body } = request;
  return typeof body === 'object' && body !== null && 'stream' in body && body.stream === true ? 'stream' : 'whole';
}

function expectAgreement(observed: Observation, expected: Observation): void {
  if ('error' in expected) {
    expect(observed).toHaveProperty('error');
    if (!('error' in observed)) return;
    expect(observed.error.status).toBe(expected.error.status);
    const [message = ''] = observed.error.said;
    expect(expected.error.said.filter((phrase) => message.includes(phrase))).not.toEqual([]);
  } else {
    expect(observed).toEqual(expected);
  }
}

// Without recordings, which is allowed only where nobody promised any, the list is empty: the line above says so.
const cases = recordings.flatMap((recording) =>
  Object.entries(adapters).flatMap(([adapter, observe]) =>
    connections.map(([how, connect]) => ({ name: recording.name, adapter, how, recording, observe, connect })),
  ),
);

it.each(cases)('$adapter reads $name, $how, as it says', async ({ recording, observe, connect }) => {
  const expected = readObservation(recording);
  const observed = await observe(connect(recording), modeOf(recording), expected);
  replays += 1;
  expectAgreement(observed, expected);
});

it('counts every chat exchange of the folder', () => {
  if ('path' in folder) expect(recordings.length).toBeGreaterThan(0);
  else expect(folder.missing).toContain('did not run');
});
