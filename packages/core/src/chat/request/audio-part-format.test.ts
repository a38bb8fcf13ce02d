import { expect, it } from 'vitest';

import { audioPartFormatOf } from '../../index.ts';

it.each([
  ['audio/wav', 'wav'],
  ['audio/vnd.wave', 'wav'],
  ['audio/x-wav', 'wav'],
  ['AUDIO/MPEG; rate=44100', 'mp3'],
  ['audio/x-m4a', 'm4a'],
  ['audio/mp4;codecs=mp4a', 'm4a'],
  ['audio/pcm;rate=24000', 'pcm16'],
  ['audio/pcm24', 'pcm24'],
  ['audio/x-flac', 'flac'],
])('%s goes out as %s', (mediaType, format) => {
  expect(audioPartFormatOf(mediaType)).toBe(format);
});

it.each(['audio/webm', 'audio/L16', 'audio/opus', 'audio/constructor', 'audio', ''])(
  '%j has no format',
  (mediaType) => {
    expect(audioPartFormatOf(mediaType)).toBeUndefined();
  },
);
