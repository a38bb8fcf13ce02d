import type { Given } from '../http/build-body.ts';
import type { JSONValue } from '../json.ts';
import type { SpeechBody, SpeechOptions } from '../wire/speech.ts';

/** The neutral speech request. */
export interface SpeechRequest {
  model: string;
  /** What is said. Billed by its characters. */
  input: string;
  options?: Given<SpeechOptions> | undefined;
  /** Fields that are not known here; sent as they are. None replaces an option, and `stream` is refused. */
  extra?: Readonly<Record<string, JSONValue | undefined>> | undefined;
}

/** What the answer's headers tell about its audio. */
export interface SpeechFormat {
  /** `audio/mpeg`, `audio/pcm`, … without parameters. */
  mediaType: string;
  /** Samples per second, where the content type says so; OpenRouter documents none for PCM. */
  sampleRate: number | undefined;
  channels: number | undefined;
}

/** What was sent and what came, apart from the audio. */
export interface SpeechExchange extends SpeechFormat {
  /** The only handle on the answer's cost: ask for the generation. */
  generationId: string | undefined;
  request: { url: string; body: SpeechBody };
  response: { status: number; headers: Record<string, string> };
}
