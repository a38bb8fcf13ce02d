/** A text that was spoken and heard again. */
export interface Echo {
  audio: Uint8Array;
  mediaType: string;
  heard: string;
  segments: readonly { text: string; startSecond: number; endSecond: number }[];
  seconds: number | undefined;
}

/** Says how the echo went. */
export function describeEcho({ audio, mediaType, heard, segments, seconds }: Echo): string {
  const lines = segments.map(({ text, startSecond, endSecond }) => {
    return `  ${startSecond.toFixed(1)}–${endSecond.toFixed(1)} s  ${text.trim()}`;
  });
  return [`Spoken: ${audio.length} bytes of ${mediaType}, ${seconds?.toFixed(1)} s`, `Heard: ${heard}`, ...lines].join(
    '\n',
  );
}
