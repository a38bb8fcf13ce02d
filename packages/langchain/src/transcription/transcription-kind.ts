import type { MediaKind } from '../media/media-kind.ts';
import type { TranscriptionInput, TranscriptionOutput } from './transcription-fields.ts';

export const transcriptionKind: MediaKind<TranscriptionInput, TranscriptionOutput> = {
  main: 'audio',
  inputs: {
    audio: { type: 'string', description: 'The recording: base64, or a data URL' },
    format: { type: 'string', description: 'wav, mp3, flac, m4a, ogg, webm or aac; found out when it is left out' },
    language: { type: 'string', description: 'ISO 639-1 code of the spoken language; found out when it is left out' },
    temperature: null,
    timestampGranularities: null,
  },
  toolName: 'transcribe',
  toolDescription: 'Writes down what is said in a recording.',
  toContent: ({ text }) => text,
};
