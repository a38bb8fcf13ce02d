import { createOpenRouter } from '@openrouter-adapters/ai-sdk-provider';
import { generateSpeech, transcribe } from 'ai';
import type { Connection } from './connection.ts';
import { models } from './connection.ts';
import type { Echo } from './echo.ts';

/** Speaks and hears with the functions of the AI SDK. */
export async function echoWithAISDK(text: string, connection: Connection): Promise<Echo> {
  const openrouter = createOpenRouter(connection);
  // OpenRouter sends samples without a header; for `wav` the provider adds one.
  const { audio } = await generateSpeech({
    model: openrouter.speechModel(models.speech),
    text,
    voice: models.voice,
    outputFormat: 'wav',
  });
  const heard = await transcribe({
    model: openrouter.transcriptionModel(models.transcription),
    audio: audio.uint8Array,
    timestampGranularities: ['segment'],
  });
  return {
    audio: audio.uint8Array,
    mediaType: audio.mediaType,
    heard: heard.text,
    segments: heard.segments,
    seconds: heard.durationInSeconds,
  };
}
