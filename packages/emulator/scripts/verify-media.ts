/**
 * Has ffmpeg decode what the emulator answers as sound, pictures and video, and prints what it found; fails where it
 * complains. Needs ffmpeg. Run from the package's folder: `node scripts/verify-media.ts`.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { createEmulator } from '../src/index.ts';

const emulator = createEmulator();
const folder = mkdtempSync(join(tmpdir(), 'media-'));
const authorization = 'Bearer sk-or-v1-verify';

function send(path: string, body?: unknown): Promise<Response> {
  const url = `https://openrouter.ai/api/v1${path}`;
  return emulator.fetch(url, {
    headers: { authorization },
    ...(body !== undefined && { method: 'POST', body: JSON.stringify(body) }),
  });
}

function verify(name: string, bytes: Uint8Array, input: readonly string[] = []): void {
  const file = join(folder, name);
  writeFileSync(file, bytes);
  const entries = 'stream=codec_name,width,height,sample_rate,channels:format=duration';
  const probe = execFileSync('ffprobe', ['-v', 'error', ...input, '-show_entries', entries, '-of', 'compact', file]);
  const decode = spawnSync('ffmpeg', ['-v', 'error', '-xerror', ...input, '-i', file, '-f', 'null', '-']);
  const complaint = decode.stderr.toString().trim();
  console.log(`${name} (${bytes.length} bytes): ${probe.toString().trim().replaceAll('\n', ' ')} ${complaint}`);
  if (decode.status !== 0 || complaint !== '') process.exitCode = 1;
}

async function verifySpeech(): Promise<void> {
  const body = { model: 'hexgrad/kokoro-82m', input: 'A decoder has to accept every one of these bytes.' };
  for (const [format, input] of [
    ['mp3', []],
    ['pcm', ['-f', 's16le', '-ar', '24000', '-ac', '1']],
  ] as const) {
    const response = await send('/audio/speech', { ...body, response_format: format });
    verify(`speech.${format}`, new Uint8Array(await response.arrayBuffer()), input);
  }
}

async function verifyImages(): Promise<void> {
  for (const size of ['1024x1024', '1536x1024']) {
    for (const format of ['png', 'jpeg', 'webp']) {
      const body = { model: 'openai/gpt-image-1', prompt: 'A cat', size, output_format: format };
      for (const background of format === 'jpeg' ? ['opaque'] : ['opaque', 'transparent']) {
        const response = await send('/images', { ...body, background });
        const answer = (await response.json()) as { data: { b64_json: string }[] };
        const name = `image-${size}-${background}.${format}`;
        verify(name, Buffer.from(answer.data[0]?.b64_json ?? '', 'base64'));
      }
    }
  }
}

async function verifyVideo(): Promise<void> {
  const submitted = await send('/videos', { model: 'google/veo-3.1-fast', prompt: 'A cat' });
  const { id } = (await submitted.json()) as { id: string };
  for (let poll = 0; poll < 3; poll++) await send(`/videos/${id}`);
  const content = await send(`/videos/${id}/content`);
  verify('video.mp4', new Uint8Array(await content.arrayBuffer()));
}

await verifySpeech();
await verifyImages();
await verifyVideo();
rmSync(folder, { recursive: true });
