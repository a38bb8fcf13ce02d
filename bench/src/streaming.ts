/**
 * How long a stream takes, and how the time grows with its length: microseconds per delta should not grow. The official provider runs
 * beside it in the same process, over the same bytes; compare ratios, not times.
 */
import type { LanguageModelV4 } from '@ai-sdk/provider';
import { createOpenRouter } from '@openrouter-adapters/ai-sdk-provider';
import { createOpenRouter as createOfficial } from '@openrouter/ai-sdk-provider';
import { buildAnswer } from './answer.ts';

const runs = 3;
const counts = [2_000, 8_000, 32_000];

type ModelOf = (fetch: typeof globalThis.fetch) => LanguageModelV4;
const ours: ModelOf = (fetch) => createOpenRouter({ apiKey: 'sk-or-v1-bench', fetch })('maker/model');
const official: ModelOf = (fetch) => createOfficial({ apiKey: 'sk-or-v1-bench', fetch })('maker/model');

/** Milliseconds from the request to the last part. */
async function time(modelOf: ModelOf, pieces: readonly Uint8Array[]): Promise<number> {
  const fetch = async () => new Response(streamOf(pieces), { headers: { 'content-type': 'text/event-stream' } });
  const startedAt = performance.now();
  const { stream } = await modelOf(fetch).doStream({
    prompt: [{ role: 'user', content: [{ type: 'text', text: 'Write' }] }],
    tools: [{ type: 'function', name: 'write', inputSchema: { type: 'object' } }],
  });
  for await (const part of stream) if (part.type === 'error') throw part.error;
  return performance.now() - startedAt;
}

/** Each piece a read of its own. */
function streamOf(pieces: readonly Uint8Array[]): ReadableStream<Uint8Array> {
  const rest = pieces.values();
  return new ReadableStream({
    pull(controller) {
      const { done, value } = rest.next();
      if (done === true) controller.close();
      else controller.enqueue(value);
    },
  });
}

/** The best of some runs, taken in turns. */
async function best(pieces: readonly Uint8Array[]): Promise<{ ours: number; official: number }> {
  const times = { ours: Infinity, official: Infinity };
  for (let run = 0; run < runs; run += 1) {
    times.ours = Math.min(times.ours, await time(ours, pieces));
    times.official = Math.min(times.official, await time(official, pieces));
  }
  return times;
}

for (const kind of ['text', 'tool arguments'] as const) {
  for (const count of counts) {
    const times = await best(buildAnswer(kind, count));
    const each = ((times.ours / count) * 1_000).toFixed(1);
    const ratio = (times.official / times.ours).toFixed(1);
    console.log(
      `${kind}, ${count} deltas: ${times.ours.toFixed(0)} ms, ${each} µs per delta; official: ${ratio} times as long`,
    );
  }
}
