import type { Given } from '../http/build-body.ts';
import type { JSONValue } from '../json.ts';
import type { Usage } from '../usage/usage.ts';
import type { TranscriptionBody, TranscriptionOptions } from '../wire/transcription.ts';

/** The neutral transcription request. */
export interface TranscriptionRequest {
  model: string;
  /** Bytes, or base64 with or without a `data:` prefix. */
  audio: Uint8Array | string;
  /** The API's name (`mp3`) or the media type (`audio/mpeg`). Default: found out from the bytes. */
  format?: string | undefined;
  options?: Given<TranscriptionOptions> | undefined;
  /** Fields that are not known here; sent as they are. */
  extra?: Readonly<Record<string, JSONValue | undefined>> | undefined;
}

/** A piece of a transcript. Times in seconds from the beginning. */
export interface TranscriptPiece {
  text: string;
  startSecond: number;
  endSecond: number;
  /** Who speaks, with models that tell speakers apart. */
  speaker?: string;
}

/** What was heard. */
export interface TranscriptionAnswer {
  text: string;
  /** Empty unless `verbose_json` was asked for. */
  segments: TranscriptPiece[];
  /** Empty unless times of words were asked for. */
  words: TranscriptPiece[];
  language: string | undefined;
  /** Length of the audio: as measured by the upstream, else as billed. */
  durationInSeconds: number | undefined;
  usage: Usage | undefined;
  model: string | undefined;
  provider: string | undefined;
  generationId: string | undefined;
  request: { url: string; body: TranscriptionBody };
  response: { status: number; headers: Record<string, string> };
  body: unknown;
}
