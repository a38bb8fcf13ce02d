import { writeMark, type SpeechMark } from '../audio/speech-mark.ts';
import { decodeBase64 } from '../bytes/base64.ts';
import { joinBytes } from '../bytes/join-bytes.ts';
import { hash32 } from '../deterministic/hash.ts';
import { SILENCE, TONES } from './mp3-frames.ts';
import type { SpeechPlan } from './plan-speech.ts';

/** A plan as MP3: frames that an encoder made, one after the other, behind an ID3 tag with what is said. */
export function composeMp3({ words, steps }: SpeechPlan, voice: string, mark: SpeechMark): Uint8Array<ArrayBuffer> {
  const frames: string[] = Array.from({ length: steps }, () => SILENCE);
  for (const { word, start, end } of words) {
    const tone = TONES[hash32(`${voice}:${word.toLowerCase()}`) % TONES.length] ?? [];
    for (let step = start; step < end; step++) frames[step] = tone[(step - start) % tone.length] ?? SILENCE;
  }
  return joinBytes([buildTag(writeMark(mark)), ...frames.map(frameBytes)]);
}

const OWNER = 'openrouter-adapters/emulator';

/** An ID3v2.4 tag with one private frame. Players skip it. */
function buildTag(content: Uint8Array): Uint8Array {
  const owner = new TextEncoder().encode(`${OWNER}\0`);
  const encoder = new TextEncoder();
  const frameSize = owner.length + content.length;
  const frameHead = joinBytes([encoder.encode('PRIV'), syncSafe(frameSize), new Uint8Array(2)]);
  const tagHead = joinBytes([encoder.encode('ID3'), Uint8Array.of(4, 0, 0), syncSafe(frameHead.length + frameSize)]);
  return joinBytes([tagHead, frameHead, owner, content]);
}

/** ID3 writes sizes with seven bits to a byte. */
function syncSafe(size: number): Uint8Array {
  return Uint8Array.of((size >> 21) & 0x7f, (size >> 14) & 0x7f, (size >> 7) & 0x7f, size & 0x7f);
}

function frameBytes(base64: string): Uint8Array {
  const bytes = decodeBase64(base64);
  if (!bytes) throw new Error('A frame of mp3-frames.ts is no base64.');
  return bytes;
}
