import type { MediaKind } from '../media/media-kind.ts';
import type { SpeechInput, SpeechOutput } from './speech-fields.ts';

export const speechKind: MediaKind<SpeechInput, SpeechOutput> = {
  main: 'text',
  inputs: {
    text: { type: 'string', description: 'What is to be said' },
    voice: { type: 'string', description: 'Name of the voice' },
    speed: { type: 'number', exclusiveMinimum: 0, description: '1 is the normal speed' },
    outputFormat: { type: 'string', enum: ['mp3', 'pcm', 'wav'] },
    instructions: { type: 'string', description: 'How it is to be said, for example: cheerful and slow' },
    sampleRate: null,
    inputReferences: null,
  },
  toolName: 'speak',
  toolDescription: 'Says a text aloud: makes an audio file of it.',
  toContent: ({ bytes, mediaType }) => `The audio was made: ${bytes.length} bytes of ${mediaType}. The user has it.`,
};
