/**
 * Writes `src/testing/audio-samples.ts`: a second of sound in the formats that the emulator has to know. Needs ffmpeg.
 * Run from the package's folder: `node scripts/make-audio-samples.ts`.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const FORMATS = {
  mp3: ['-c:a', 'libmp3lame', '-b:a', '8k', '-ar', '16000'],
  flac: ['-c:a', 'flac', '-ar', '8000'],
  ogg: ['-c:a', 'libopus', '-b:a', '6k'],
  m4a: ['-c:a', 'aac', '-b:a', '8k', '-ar', '16000'],
  webm: ['-c:a', 'libopus', '-b:a', '6k'],
  aac: ['-c:a', 'aac', '-b:a', '8k', '-ar', '16000'],
};

const folder = mkdtempSync(join(tmpdir(), 'samples-'));
const lines = Object.entries(FORMATS).map(([format, settings]) => {
  const file = join(folder, `sample.${format}`);
  const source = ['-f', 'lavfi', '-i', 'anullsrc=r=16000:cl=mono', '-t', '1', '-ac', '1'];
  const bare = ['-map_metadata', '-1', '-fflags', '+bitexact', '-flags:a', '+bitexact'];
  execFileSync('ffmpeg', ['-v', 'error', '-y', ...source, ...settings, ...bare, file]);
  const bytes = readFileSync(file);
  return `  ${format}:\n    '${bytes.toString('base64')}',`;
});
rmSync(folder, { recursive: true });

writeFileSync(
  'src/testing/audio-samples.ts',
  `// Made by scripts/make-audio-samples.ts with ffmpeg.

/** A second of silence in several formats, as base64. */
export const AUDIO_SAMPLES = {
${lines.join('\n')}
} as const;
`,
);
