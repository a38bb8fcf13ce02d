import { OpenRouterSpeech } from '@openrouter-adapters/langchain/speech';
import { OpenRouterTranscription } from '@openrouter-adapters/langchain/transcription';
import type { Connection } from './connection.ts';
import { models } from './connection.ts';
import type { Echo } from './echo.ts';

/** Speaks and hears with LangChain's runnables. */
export async function echoWithLangChain(text: string, connection: Connection): Promise<Echo> {
  const speech = new OpenRouterSpeech({
    model: models.speech,
    voice: models.voice,
    outputFormat: 'wav',
    ...connection,
  });
  const transcription = new OpenRouterTranscription({
    model: models.transcription,
    timestampGranularities: ['segment'],
    ...connection,
  });
  const spoken = await speech.invoke(text);
  const heard = await transcription.invoke({ audio: spoken.bytes });
  return {
    audio: spoken.bytes,
    mediaType: spoken.mediaType,
    heard: heard.text,
    segments: heard.segments,
    seconds: heard.durationInSeconds,
  };
}
