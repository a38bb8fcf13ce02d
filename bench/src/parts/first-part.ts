import type { LanguageModelV4 } from '@ai-sdk/provider';
import { HumanMessage } from '@langchain/core/messages';

import type { Contestant, Part } from '../measurement.ts';
import { inTurn, quantile } from '../measure/interleave.ts';
import { aiSDKModels } from '../subjects/ai-sdk.ts';
import { langChainModels } from '../subjects/lang-chain.ts';
import { chunksOf } from '../subjects/limit.ts';
import { answerWith } from '../wire/answering.ts';
import { textEvents } from '../wire/chat-events.ts';
import { readPerEvent } from '../wire/reads.ts';

const rounds = 300;
const messages = [new HumanMessage('Write')];

/** From the bytes of the first token to its part. */
export const firstPartPart: Part = {
  name: 'first-part',
  async measure() {
    const times: Record<Contestant, number[]> = { limit: [], aiSDK: [], a: [], langChain: [], b: [] };
    const contestants: [Contestant, () => Promise<unknown>][] = [
      ['limit', firstAtLimit],
      ['aiSDK', () => firstText(aiSDKModels.aiSDK)],
      ['a', () => firstText(aiSDKModels.a)],
      ['langChain', () => firstChunk(langChainModels.langChain._streamResponseChunks(messages, {}))],
      ['b', () => firstChunk(langChainModels.b._streamResponseChunks(messages, {}))],
    ];
    for (let round = 0; round < rounds; round += 1) {
      for (const [name, first] of inTurn(contestants, round)) times[name].push(await timeFirst(first));
    }
    const values = Object.fromEntries(Object.entries(times).map(([name, all]) => [name, quantile(all, 0.5)]));
    return [
      {
        work: 'first part after its bytes, over the limit',
        unit: 'µs',
        values,
        compare: 'difference',
        wanted: { aiSDK: 20, langChain: 20 },
        note: `the median of ${rounds}`,
      },
    ];
  },
};

/** Microseconds from the arrival of the first bytes, for which everybody waits already. */
async function timeFirst(first: () => Promise<unknown>): Promise<number> {
  let controller: ReadableStreamDefaultController<Uint8Array> | undefined;
  const body = new ReadableStream<Uint8Array>({ start: (own) => void (controller = own) });
  answerWith(() => body, 'text/event-stream');
  const isThere = first();
  await new Promise((resolve) => setImmediate(resolve));
  const startedAt = performance.now();
  controller?.enqueue(bytes);
  await isThere;
  return (performance.now() - startedAt) * 1000;
}

const bytes = readPerEvent(textEvents(1))[0] ?? new Uint8Array();

async function firstAtLimit(): Promise<void> {
  const response = await fetch('https://openrouter.ai/api/v1/chat/completions', { method: 'POST', body: '{}' });
  await chunksOf(response.body as ReadableStream<Uint8Array>)
    .getReader()
    .read();
}

async function firstText(model: LanguageModelV4): Promise<void> {
  const { stream } = await model.doStream({
    prompt: [{ role: 'user', content: [{ type: 'text', text: 'Write' }] }],
  });
  const reader = stream.getReader();
  for (let next = await reader.read(); next.value?.type !== 'text-delta'; next = await reader.read());
}

async function firstChunk(chunks: AsyncGenerator): Promise<void> {
  await chunks.next();
}
