import type { LanguageModelV4CallOptions } from '@ai-sdk/provider';
import { streamText } from 'ai';
import { describe, expect, it } from 'vitest';

import { answering } from '../../test/answering.ts';
import { readAll } from '../../test/read-all.ts';
import { deltasOf, ending, stream } from '../../test/scripted-openrouter.ts';
import type { OpenRouterProviderSettings } from '../index.ts';

const prompt: LanguageModelV4CallOptions['prompt'] = [{ role: 'user', content: [{ type: 'text', text: 'Hi' }] }];
const deltas = deltasOf({
  reasoning_details: [{ type: 'reasoning.text', text: 'Hm.' }],
  content: 'Hello',
  tool_calls: [
    { id: 'c1', function: { name: 'f', arguments: '{"a":1}' } },
    { id: 'c2', function: { name: 'f', arguments: '{}' } },
  ],
});
const chunks = [...deltas, ...ending('tool_calls')];

/** All chunks in one read. */
const burst = stream(chunks);

/** A read for each chunk, the next one when the last was taken: what a live model does. */
function paced(): Response {
  const lines = [...chunks.map((chunk) => JSON.stringify(chunk)), '[DONE]'];
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      const line = lines.shift();
      if (line === undefined) controller.close();
      else controller.enqueue(new TextEncoder().encode(`data: ${line}\n\n`));
    },
  });
  return new Response(body, { headers: { 'content-type': 'text/event-stream' } });
}

async function deltasFrom(
  answer: () => Response,
  {
    ofProvider = {},
    ofModel = {},
    call = {},
  }: {
    ofProvider?: OpenRouterProviderSettings;
    ofModel?: { coalesce?: boolean };
    call?: Partial<LanguageModelV4CallOptions>;
  } = {},
): Promise<string[]> {
  const { openrouter, asked } = answering(answer, ofProvider);
  const { stream: parts } = await openrouter('maker/model', ofModel).doStream({ prompt, ...call });
  const all = await readAll(parts);
  expect(asked[0]?.body).not.toHaveProperty('coalesce');
  return all.flatMap((part) => ('delta' in part ? [part.delta] : []));
}

const together = ['Hm.', 'Hello', '{"a":1}', '{}'];
const apart = [...'Hm.Hello{"a":1}{}'];

describe('deltas of a block', () => {
  it('are one part when they come in one read', async () => {
    expect(await deltasFrom(burst)).toEqual(together);
  });

  it('are a part each when the model sends them one by one', async () => {
    expect(await deltasFrom(paced)).toEqual(apart);
  });

  it('are a part each through streamText too when the model sends them one by one', async () => {
    const { openrouter } = answering(paced);
    const { fullStream } = streamText({ model: openrouter('maker/model'), prompt: 'Hi' });
    const texts = (await readAll(fullStream)).flatMap((part) => (part.type === 'text-delta' ? [part.text] : []));
    expect(texts).toEqual([...'Hello']);
  });

  it.each([
    ['the provider', { ofProvider: { coalesce: false } }],
    ['the model', { ofModel: { coalesce: false } }],
    ['the call', { call: { providerOptions: { openrouter: { coalesce: false } } } }],
    ['the model against the provider', { ofProvider: { coalesce: true }, ofModel: { coalesce: false } }],
  ])('are a part each when %s says so', async (_, settings) => {
    expect(await deltasFrom(burst, settings)).toEqual(apart);
  });

  it('stay behind their chunks when those are asked for: one raw part for each', async () => {
    const { openrouter } = answering(burst);
    const { stream: parts } = await openrouter('maker/model').doStream({ prompt, includeRawChunks: true });
    const all = await readAll(parts);
    expect(all.flatMap((part) => (part.type === 'raw' ? [part.rawValue] : []))).toEqual(chunks);
    expect(all.flatMap((part) => ('delta' in part ? [part.delta] : []))).toEqual(apart);
  });

  it('are joined or not, nothing else', async () => {
    const { openrouter } = answering(burst);
    const call = { prompt, providerOptions: { openrouter: { coalesce: 'no' } } };
    await expect(openrouter('maker/model').doStream(call)).rejects.toThrow('providerOptions.openrouter.coalesce');
  });
});
