/**
 * Writes `src/speech/mp3-frames.ts`: a few MPEG frames of tones and one of silence, from which the emulator puts speech
 * together. Needs ffmpeg with libmp3lame. Run from the package's folder: `node scripts/make-mp3-frames.ts`.
 */
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';

const FRAME_BYTES = 96; // 32 kbit/s, 24 kHz, mono: 576 samples, 24 milliseconds
const FIRST_FRAME = 12; // the encoder is settled by then
const FRAMES_PER_TONE = 4;
const TONES = [140, 165, 190, 220, 255, 290, 330, 380];

function encode(source: string): Buffer {
  const settings = ['-ac', '1', '-ar', '24000', '-c:a', 'libmp3lame', '-b:a', '32k', '-reservoir', '0'];
  const bare = ['-write_xing', '0', '-id3v2_version', '0', '-map_metadata', '-1', '-f', 'mp3', '-'];
  return execFileSync('ffmpeg', ['-v', 'error', '-f', 'lavfi', '-i', source, '-t', '1', ...settings, ...bare]);
}

function framesOf(mp3: Buffer, count: number): string[] {
  return Array.from({ length: count }, (_, index) => {
    const start = (FIRST_FRAME + index) * FRAME_BYTES;
    const frame = mp3.subarray(start, start + FRAME_BYTES);
    // Layer III of MPEG-2, and no bits borrowed from the frame before: a frame has to stand by itself.
    const followsHeader = frame[1] !== undefined && (frame[1] & 0x01) === 1 ? frame[4] : frame[6];
    if (frame[0] !== 0xff || followsHeader !== 0) throw new Error(`Frame ${index} does not stand by itself.`);
    return frame.toString('base64');
  });
}

const list = (frames: readonly string[]): string => `[\n${frames.map((frame) => `    '${frame}',\n`).join('')}  ]`;
const tones = TONES.map((hertz) => framesOf(encode(`sine=frequency=${hertz}:sample_rate=24000`), FRAMES_PER_TONE));
const [silence = ''] = framesOf(encode('anullsrc=r=24000:cl=mono'), 1);

writeFileSync(
  'src/speech/mp3-frames.ts',
  `// Made by scripts/make-mp3-frames.ts with ffmpeg. 24 kHz, mono, 32 kbit/s; a frame is 24 milliseconds.

/** A frame of silence, as base64. */
export const SILENCE = '${silence}';

/** Frames of tones, as base64; those of one tone follow each other. */
export const TONES: readonly (readonly string[])[] = [
  ${tones.map(list).join(',\n  ')},
];
`,
);
