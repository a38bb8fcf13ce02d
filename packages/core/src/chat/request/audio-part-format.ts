/**
 * Formats that an audio part may have.
 *
 * @see https://openrouter.ai/docs/features/multimodal/audio
 */
export const audioPartFormats: readonly string[] = [
  'wav',
  'mp3',
  'aiff',
  'aac',
  'ogg',
  'flac',
  'm4a',
  'pcm16',
  'pcm24',
];

/** `audio/pcm` is what answers with audio of the format `pcm16` are given as. */
const otherNames: Readonly<Record<string, string>> = { wave: 'wav', mpeg: 'mp3', mp4: 'm4a', pcm: 'pcm16' };

/** The `format` of an audio part for a media type, in any case and with any parameters; `undefined` when there is none. */
export function audioPartFormatOf(mediaType: string): string | undefined {
  const subtype = /^[^/]*\/(?:x-|vnd\.)?([^;\s]*)/.exec(mediaType.toLowerCase())?.[1] ?? '';
  return audioPartFormats.find((format) => format === (otherNames[subtype] ?? subtype));
}
