import { hasText, viewOf } from './byte-reading.ts';
import type { AudioFacts } from './audio-facts.ts';

/** Reads the length of a FLAC file from its first block. */
export function readFlac(bytes: Uint8Array): AudioFacts | undefined {
  if (!hasText(bytes, 0, 'fLaC') || bytes.length < 26) return undefined;
  const view = viewOf(bytes);
  // Twenty bits of sample rate, eight of layout, thirty-six of sample count.
  const rate = view.getUint32(18) >>> 12;
  const samples = (view.getUint8(21) & 15) * 2 ** 32 + view.getUint32(22);
  return rate === 0 ? undefined : { format: 'flac', seconds: samples / rate };
}

/** Reads the length of an Ogg file, Opus or Vorbis, from the position of its last page. */
export function readOgg(bytes: Uint8Array): AudioFacts | undefined {
  if (!hasText(bytes, 0, 'OggS')) return undefined;
  const view = viewOf(bytes);
  const packet = 27 + (bytes[26] ?? 0);
  // Opus counts at 48 kHz whatever its input was.
  const rate =
    hasText(bytes, packet + 1, 'vorbis') && packet + 16 <= bytes.length ? view.getUint32(packet + 12, true) : 48_000;
  for (let at = bytes.length - 14; at >= 0; at--) {
    if (hasText(bytes, at, 'OggS')) return { format: 'ogg', seconds: Number(view.getBigUint64(at + 6, true)) / rate };
  }
  return undefined;
}

/** Reads the length of an MP4 file from its movie header. */
export function readMp4(bytes: Uint8Array): AudioFacts | undefined {
  if (!hasText(bytes, 4, 'ftyp')) return undefined;
  const view = viewOf(bytes);
  for (let at = 8; at + 36 <= bytes.length; at++) {
    if (!hasText(bytes, at, 'mvhd')) continue;
    const isLong = bytes[at + 4] === 1;
    const scale = view.getUint32(at + (isLong ? 24 : 16));
    const length = isLong ? Number(view.getBigUint64(at + 28)) : view.getUint32(at + 20);
    return scale === 0 ? undefined : { format: 'm4a', seconds: length / scale };
  }
  return undefined;
}

const DURATION_ID = [0x44, 0x89];

/** Reads the length of a WebM file from its segment information, in the usual unit of a millisecond. */
export function readWebm(bytes: Uint8Array): AudioFacts | undefined {
  const view = viewOf(bytes);
  if (bytes.length < 4 || view.getUint32(0) !== 0x1a45dfa3) return undefined;
  for (let at = 4; at + 11 <= bytes.length; at++) {
    if (bytes[at] !== DURATION_ID[0] || bytes[at + 1] !== DURATION_ID[1]) continue;
    if (bytes[at + 2] === 0x88) return { format: 'webm', seconds: view.getFloat64(at + 3) / 1000 };
    if (bytes[at + 2] === 0x84) return { format: 'webm', seconds: view.getFloat32(at + 3) / 1000 };
  }
  return undefined;
}
