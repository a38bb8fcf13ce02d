import { OpenRouterEmbeddings } from '@openrouter-adapters/langchain/embeddings';
import { createOpenRouter } from '@openrouter-adapters/ai-sdk-provider';
import { createTransport, embedFloat32 } from '@openrouter-adapters/core';
import { createOpenRouter as createOfficial } from '@openrouter/ai-sdk-provider';

import type { Measurement, Part } from '../measurement.ts';
import { interleave } from '../measure/interleave.ts';
import { answerWith } from '../wire/answering.ts';

const [count, dimensions] = [2048, 1536];
const settings = { apiKey: 'sk-or-v1-bench' };
const model = 'openai/text-embedding-3-small';
const values = Array.from({ length: count }, (_, index) => `text ${index}`);

/** 2,048 vectors of 1,536 numbers. */
export const embeddingsPart: Part = {
  name: 'embeddings',
  async measure() {
    const sizes = answerInAskedForm();
    const ours = createOpenRouter(settings).embeddingModel(model);
    const official = createOfficial(settings).textEmbeddingModel(model);
    const langChain = new OpenRouterEmbeddings({ ...settings, model, batchSize: count });
    const values_ = await interleave(
      {
        limit: decodeAtLimit,
        aiSDK: () => ours.doEmbed({ values }),
        a: () => official.doEmbed({ values }),
        langChain: () => langChain.embedDocuments(values),
      },
      5,
      { isLarge: true },
    );
    const transport = createTransport(settings);
    const floats = await interleave(
      { limit: decodeAtLimit, aiSDK: () => embedFloat32(transport, { model, values }) },
      5,
      { isLarge: true },
    );
    const work = `${count.toLocaleString('en-US')} × ${dimensions.toLocaleString('en-US')} embeddings`;
    const measurements: Measurement[] = [
      {
        work: `${work} to \`number[]\``,
        unit: 'ms',
        values: values_,
        compare: 'ratio',
        wanted: { aiSDK: 1.15, langChain: 1.15 },
        note: `asked for as base64, ${sizes.base64} MB`,
        noteOf: { a: `asks for numbers, ${sizes.float} MB` },
      },
      {
        work: `${work} to \`Float32Array\`, in core`,
        unit: 'ms',
        values: floats,
        compare: 'ratio',
        wanted: { aiSDK: 0.45 },
      },
    ];
    return measurements;
  },
};

/** Vectors as base64 or as numbers, whichever the request asks for. Returns the megabytes of both. */
function answerInAskedForm(): { base64: string; float: string } {
  const vector = Float32Array.from({ length: dimensions }, (_, index) => Math.sin(index) / 40);
  const base64 = bodyOf(Buffer.from(vector.buffer).toString('base64'));
  const float = bodyOf([...vector].map((number) => Number(number.toPrecision(9))));
  answerWith((body) => (body.includes('"base64"') ? base64 : float), 'application/json');
  return { base64: (base64.length / 1e6).toFixed(1), float: (float.length / 1e6).toFixed(1) };
}

function bodyOf(embedding: unknown): string {
  const data = values.map((_, index) => ({ object: 'embedding', index, embedding }));
  return JSON.stringify({ object: 'list', data, model, usage: { prompt_tokens: 1, total_tokens: 1, cost: 0 } });
}

async function decodeAtLimit(): Promise<number[][]> {
  const response = await fetch('https://openrouter.ai/api/v1/embeddings', { method: 'POST', body: '"base64"' });
  const body = JSON.parse(await response.text()) as { data: { embedding: string }[] };
  return body.data.map(({ embedding }) => {
    const bytes = Buffer.from(embedding, 'base64');
    return Array.from(new Float32Array(bytes.buffer, bytes.byteOffset, bytes.length / 4));
  });
}
