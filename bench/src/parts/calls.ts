import { HumanMessage } from '@langchain/core/messages';

import type { Measurement, Part } from '../measurement.ts';
import { interleave, interleaveShort, repeat, scale, type Runs } from '../measure/interleave.ts';
import { aiSDKModels, generate } from '../subjects/ai-sdk.ts';
import { aiSDKPrompt, langChainPrompt, toWireMessages } from '../subjects/conversation.ts';
import { generateOnce, langChainModels } from '../subjects/lang-chain.ts';
import { callAtLimit } from '../subjects/limit.ts';
import { answerWithJSON } from '../wire/answering.ts';
import { wholeAnswer } from '../wire/chat-events.ts';

/** Calls whose answer is whole: a small one, one with a long history, ones with large files. */
export const callsPart: Part = {
  name: 'calls',
  async measure() {
    answerWithJSON(wholeAnswer('A short answer.'));
    return [await measureSmall(), await measureHistory(), await measureFile(5, 'png'), await measureFile(10, 'pdf')];
  },
};

async function measureSmall(): Promise<Measurement> {
  const times = 1000;
  const runs = smallCalls(times, aiSDKModels, langChainModels);
  // A round takes some ten milliseconds, in which the machine may be slow: fifteen of them told once 1.5 and once 1.7 of the same code.
  const values = scale(await interleave(runs, 60), 1000 / times);
  const work = 'one small non-streamed call, CPU in process';
  return { work, unit: 'µs', values, compare: 'ratio', wanted: { aiSDK: 1.5, langChain: 1.5 } };
}

/** How everybody makes a small call so many times. */
export function smallCalls(
  times: number,
  { aiSDK, a }: typeof aiSDKModels,
  { langChain, b }: typeof langChainModels,
  baseURL?: string,
): Runs {
  const body = () => ({ model: 'maker/model', messages: [{ role: 'user', content: 'Write' }] });
  return {
    limit: repeat(times, () => callAtLimit(body, baseURL)),
    aiSDK: repeat(times, () => generate(aiSDK)),
    a: repeat(times, () => generate(a)),
    langChain: repeat(times, () => generateOnce(langChain)),
    b: repeat(times, () => generateOnce(b)),
  };
}

async function measureHistory(): Promise<Measurement> {
  const body = () => ({ model: 'maker/model', messages: toWireMessages(aiSDKPrompt) });
  const runs = {
    limit: () => callAtLimit(body),
    aiSDK: () => generate(aiSDKModels.aiSDK, aiSDKPrompt),
    a: () => generate(aiSDKModels.a, aiSDKPrompt),
    langChain: () => generateOnce(langChainModels.langChain, langChainPrompt),
    b: () => generateOnce(langChainModels.b, langChainPrompt),
  };
  const values = await interleaveShort(runs, 4);
  return {
    work: 'request with 400 messages and tool calls',
    unit: 'ms',
    values,
    compare: 'ratio',
    wanted: { aiSDK: 2, langChain: 2 },
    noteOf: { b: 'leaves the signatures out' },
  };
}

async function measureFile(megabytes: number, kind: 'png' | 'pdf'): Promise<Measurement> {
  const bytes = new Uint8Array(megabytes * 1024 * 1024).map((_, index) => (index * 31) & 0xff);
  const mediaType = kind === 'png' ? 'image/png' : 'application/pdf';
  const toURL = () => `data:${mediaType};base64,${Buffer.from(bytes.buffer).toString('base64')}`;
  const part = () =>
    kind === 'png'
      ? { type: 'image_url', image_url: { url: toURL() } }
      : { type: 'file', file: { filename: 'document.pdf', file_data: toURL() } };
  const body = () => ({ model: 'maker/model', messages: [{ role: 'user', content: [part()] }] });
  const file = { type: 'file' as const, mediaType, data: { type: 'data' as const, data: bytes } };
  const block = { type: kind === 'png' ? 'image' : 'file', mimeType: mediaType, data: bytes };
  const message = [new HumanMessage({ content: [block] })];
  const runs = {
    limit: () => callAtLimit(body),
    aiSDK: () => generate(aiSDKModels.aiSDK, [{ role: 'user', content: [file] }]),
    a: () => generate(aiSDKModels.a, [{ role: 'user', content: [file] }]),
    langChain: () => generateOnce(langChainModels.langChain, message),
    b: () => generateOnce(langChainModels.b, message),
  };
  return {
    work: `${megabytes} MB ${kind === 'png' ? 'image' : 'PDF'} as \`Uint8Array\` in the prompt`,
    unit: 'ms',
    values: await interleave(runs, 7, { isLarge: true }),
    compare: 'ratio',
    wanted: { aiSDK: 1.2, langChain: 1.2 },
    noteOf: { b: 'sends the bytes as an object of numbers, which no upstream reads' },
  };
}
