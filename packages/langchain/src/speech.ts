export { OpenRouterSpeech } from './speech/open-router-speech.ts';
export type { OpenRouterSpeechInput, SpeechInput, SpeechOutput } from './speech/speech-fields.ts';
export type * from './media/media-types.ts';
