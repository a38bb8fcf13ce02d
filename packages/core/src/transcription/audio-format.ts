/** Media types → the names that the API takes. */
const formatOfType: Readonly<Record<string, string>> = {
  'audio/wav': 'wav',
  'audio/x-wav': 'wav',
  'audio/wave': 'wav',
  'audio/vnd.wave': 'wav',
  'audio/mpeg': 'mp3',
  'audio/mp3': 'mp3',
  'audio/flac': 'flac',
  'audio/x-flac': 'flac',
  'audio/mp4': 'm4a',
  'audio/m4a': 'm4a',
  'audio/x-m4a': 'm4a',
  'audio/ogg': 'ogg',
  'audio/opus': 'ogg',
  'audio/webm': 'webm',
  'video/webm': 'webm',
  'audio/aac': 'aac',
  'audio/aacp': 'aac',
  'audio/aiff': 'aiff',
  'audio/x-aiff': 'aiff',
};

/** The API's name of an audio media type, for example `mp3` for `audio/mpeg`; `undefined` when there is none. */
export function audioFormatOf(mediaType: string): string | undefined {
  return formatOfType[mediaType.split(';')[0]?.trim().toLowerCase() ?? ''];
}

/** How WAV files begin; rarer ones are large, or in the other byte order. */
const wavMarks = ['RIFF', 'RF64', 'BW64', 'RIFX'];

/** The API's name of the format that audio is in, from its first bytes; `undefined` when they are not known. */
export function sniffAudioFormat(bytes: Uint8Array): string | undefined {
  const at = (offset: number, text: string) =>
    [...text].every((char, index) => bytes[offset + index] === char.charCodeAt(0));
  if (wavMarks.some((mark) => at(0, mark)) && at(8, 'WAVE')) return 'wav';
  if (at(0, 'fLaC')) return 'flac';
  if (at(0, 'OggS')) return 'ogg';
  if (at(4, 'ftyp')) return 'm4a';
  if (at(0, 'FORM') && at(8, 'AIF')) return 'aiff';
  if (bytes[0] === 0x1a && bytes[1] === 0x45 && bytes[2] === 0xdf && bytes[3] === 0xa3) return 'webm';
  if (at(0, 'ID3')) return 'mp3';
  return sniffFrame(bytes[0], bytes[1]);
}

/** MPEG audio begins with eleven bits that are set; two more tell the layer, which ADTS (AAC) leaves at zero. */
function sniffFrame(first: number | undefined, second: number | undefined): string | undefined {
  if (first !== 0xff || second === undefined || (second & 0xe0) !== 0xe0) return undefined;
  return (second & 0x06) === 0 ? 'aac' : 'mp3';
}
