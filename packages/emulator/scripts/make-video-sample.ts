/**
 * Writes `src/videos/video-sample.ts`: two seconds of video that a decoder accepts. Needs ffmpeg with libx264. Run from the
 * package's folder: `node scripts/make-video-sample.ts`.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const folder = mkdtempSync(join(tmpdir(), 'video-'));
const file = join(folder, 'sample.mp4');
const source = ['-f', 'lavfi', '-i', 'testsrc=size=128x72:rate=6', '-t', '2'];
const codec = ['-c:v', 'libx264', '-profile:v', 'baseline', '-preset', 'veryslow', '-crf', '40', '-pix_fmt', 'yuv420p'];
const bare = ['-map_metadata', '-1', '-fflags', '+bitexact', '-flags:v', '+bitexact', '-movflags', '+faststart'];
execFileSync('ffmpeg', ['-v', 'error', '-y', ...source, ...codec, ...bare, file]);
const base64 = readFileSync(file).toString('base64');
rmSync(folder, { recursive: true });

const lines = (base64.match(/.{1,100}/g) ?? []).map((line) => `  '${line}',`);
writeFileSync(
  'src/videos/video-sample.ts',
  `// Made by scripts/make-video-sample.ts with ffmpeg.

/** Two seconds of a test picture as MP4 (H.264, 128×72), as base64. */
export const VIDEO_SAMPLE = [
${lines.join('\n')}
].join('');
`,
);
