import type { LanguageModelV4 } from '@ai-sdk/provider';
import { HumanMessage } from '@langchain/core/messages';

import { inTurn, quantile } from '../measure/interleave.ts';
import type { Contestant, Measurement } from '../measurement.ts';
import { aiSDKModelsAt } from '../subjects/ai-sdk.ts';
import { langChainModelsAt } from '../subjects/lang-chain.ts';
import { chunksOf } from '../subjects/limit.ts';

const rounds = 300;

/** Reads a stream to its end, and returns how many microseconds after it was written the first token was there. */
type TimeFirst = () => Promise<number>;

/**
 * From the moment at which the server writes a token until the token is there. The token itself tells the moment, in nanoseconds of the
 * clock that all processes of a machine share.
 */
export async function measureFirstPart(baseURL: string): Promise<Measurement> {
  const { aiSDK, a } = aiSDKModelsAt(baseURL);
  const { langChain, b } = langChainModelsAt(baseURL);
  const contestants: [Contestant, TimeFirst][] = [
    ['limit', () => timeLimit(baseURL)],
    ['aiSDK', () => timeModel(aiSDK)],
    ['a', () => timeModel(a)],
    ['langChain', () => timeChat(langChain)],
    ['b', () => timeChat(b)],
  ];
  const times = new Map(contestants.map(([name]): [Contestant, number[]] => [name, []]));
  for (let round = 0; round < rounds; round += 1) {
    for (const [name, timeFirst] of inTurn(contestants, round)) times.get(name)?.push(await timeFirst());
  }
  return {
    work: 'first part after its bytes were written over loopback, over the limit',
    unit: 'µs',
    values: Object.fromEntries([...times].map(([name, all]) => [name, quantile(all, 0.5)])),
    compare: 'difference',
    // In process nobody has slept before: the numbers wanted there are of other work.
    wanted: {},
    note: `the median of ${rounds}; a process that slept until then, as for a model that thinks, takes several times as long as one that did not`,
  };
}

async function timeLimit(baseURL: string): Promise<number> {
  const response = await fetch(`${baseURL}/chat/completions`, { method: 'POST', body: '{}' });
  // The events that the bench writes itself.
  const chunks = chunksOf(response.body as ReadableStream<Uint8Array>) as ReadableStream<Chunk>;
  return timeOf(chunks, (chunk) => chunk.choices[0]?.delta.content);
}

interface Chunk {
  choices: { delta: { content: string } }[];
}

async function timeModel(model: LanguageModelV4): Promise<number> {
  const prompt = [{ role: 'user' as const, content: [{ type: 'text' as const, text: 'Write' }] }];
  const { stream } = await model.doStream({ prompt });
  return timeOf(stream, (part) => (part.type === 'text-delta' ? part.delta : undefined));
}

async function timeChat(model: ChatModel): Promise<number> {
  return timeOf(model._streamResponseChunks([new HumanMessage('Write')], {}), ({ text }) => text);
}

type ChatModel = ReturnType<typeof langChainModelsAt>['langChain' | 'b'];

async function timeOf<Part>(parts: AsyncIterable<Part>, toText: (part: Part) => string | undefined): Promise<number> {
  let time: number | undefined;
  for await (const part of parts) {
    const isThereAt = process.hrtime.bigint();
    const text = toText(part);
    if (text) time ??= Number(isThereAt - BigInt(text)) / 1000;
  }
  if (time === undefined) throw new Error('The stream has no text.');
  return time;
}
