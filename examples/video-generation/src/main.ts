import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createOpenRouter } from '@openrouter-adapters/ai-sdk-provider';
import { createProgressBar } from '@openrouter-adapters/core/progress-bar';
import { experimental_generateVideo as generateVideo } from 'ai';
import { connect, videoModel } from './connection.ts';

const prompt = process.argv.slice(2).join(' ') || 'A paper boat drifts down a gutter in the rain';
const { connection, to, isSimulated } = connect();

console.log(`Prompt: ${prompt}\nModel: ${videoModel}, through ${to}\n`);

// A bar shows on a terminal that the job goes on; elsewhere a line tells of every poll, the first as soon as the job exists.
const bar = createProgressBar({ label: 'Video' });
const model = createOpenRouter(connection).videoModel(videoModel, {
  // Real jobs take minutes; the emulator's are ready after a few polls.
  poll: isSimulated ? { firstPollMs: 10 } : {},
  onPoll: ({ id, status }) => {
    if (!process.stderr.isTTY) console.log(`${id}: ${status}`);
  },
  onProgress: bar.onProgress,
});

const { video, providerMetadata } = await generateVideo({ model, prompt, aspectRatio: '16:9', duration: 4 }).finally(
  bar.stop,
);
const path = join(tmpdir(), 'openrouter-video.mp4');
await writeFile(path, video.uint8Array);

const usage: unknown = providerMetadata['openrouter']?.['usage'];
const cost = typeof usage === 'object' && usage !== null && 'cost' in usage ? Number(usage.cost).toFixed(4) : 'unknown';
console.log(`\n${video.mediaType}, ${video.uint8Array.length} bytes, cost $${cost}\nSaved: ${path}`);
