/** How PCM samples are to be played. */
export interface PCMFormat {
  /** Samples per second and channel. */
  sampleRate: number;
  /** Default 1. */
  channels?: number | undefined;
  /** Default 16, little-endian, as OpenRouter's `pcm` is. */
  bitsPerSample?: number | undefined;
}

const headerLength = 44;
/** What players take for "until the end": the length of a stream is not known when its header is written. */
const unknownLength = 0xffff_ffff;

/**
 * The 44 bytes that turn PCM samples into a WAV file (RIFF, format 1).
 *
 * @param dataLength bytes of samples that follow; leave it out for a stream
 */
export function buildWavHeader(format: PCMFormat, dataLength?: number): Uint8Array<ArrayBuffer> {
  const { sampleRate, channels = 1, bitsPerSample = 16 } = format;
  const frame = (channels * bitsPerSample) / 8;
  const view = new DataView(new ArrayBuffer(headerLength));
  writeText(view, 0, 'RIFF');
  view.setUint32(4, dataLength === undefined ? unknownLength : paddedLength(dataLength) + headerLength - 8, true);
  writeText(view, 8, 'WAVEfmt ');
  view.setUint32(16, 16, true);
  view.setUint16(20, 1, true);
  view.setUint16(22, channels, true);
  view.setUint32(24, sampleRate, true);
  view.setUint32(28, sampleRate * frame, true);
  view.setUint16(32, frame, true);
  view.setUint16(34, bitsPerSample, true);
  writeText(view, 36, 'data');
  view.setUint32(40, dataLength ?? unknownLength, true);
  return new Uint8Array(view.buffer);
}

/** PCM samples → a WAV file. RIFF wants an even number of bytes: an odd one gets another that no length but the file's counts. */
export function toWav(samples: Uint8Array, format: PCMFormat): Uint8Array<ArrayBuffer> {
  const file = new Uint8Array(headerLength + paddedLength(samples.length));
  file.set(buildWavHeader(format, samples.length));
  file.set(samples, headerLength);
  return file;
}

function paddedLength(length: number): number {
  return length + (length % 2);
}

function writeText(view: DataView, at: number, text: string): void {
  for (let index = 0; index < text.length; index += 1) view.setUint8(at + index, text.charCodeAt(index));
}
