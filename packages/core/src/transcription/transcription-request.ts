import type { RequestWarning } from '../chat/request/chat-request.ts';
import type { Given } from '../http/build-body.ts';
import type { JSONValue } from '../json.ts';
import type { Usage } from '../usage/usage.ts';
import type { TranscriptionBody, TranscriptionOptions } from '../wire/transcription.ts';

/** What times can be of. */
export type TimeUnit = 'word' | 'segment';

/** The neutral transcription request. */
export interface TranscriptionRequest {
  model: string;
  /** Bytes, or base64 with or without a `data:` prefix. */
  audio: Uint8Array | string;
  /**
   * The API's name (`mp3`), which is sent as it is, or the media type (`audio/mpeg`), which counts where the bytes do not tell. Default: found
   * out from the bytes, else from the type of a data URL.
   */
  format?: string | undefined;
  /**
   * Times that are wished for. An upstream that has none gives the text all the same, with a warning: where it refuses the request, which
   * costs nothing, it is asked once more without. `options.timestamp_granularities` insists instead.
   */
  times?: readonly TimeUnit[] | undefined;
  options?: Given<TranscriptionOptions> | undefined;
  /** Fields that are not known here; sent as they are. None replaces an option, and `stream` is refused. */
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
  /** Empty unless times were asked for and came. */
  segments: TranscriptPiece[];
  /** Empty unless times of words were asked for and came. */
  words: TranscriptPiece[];
  /** ISO 639-1, for example `en`; a name that is not known here as it came. */
  language: string | undefined;
  /** Length of the audio: as measured by the upstream, else as billed. */
  durationInSeconds: number | undefined;
  usage: Usage | undefined;
  model: string | undefined;
  provider: string | undefined;
  generationId: string | undefined;
  /** Times that did not come, or not whole. */
  warnings: RequestWarning[];
  request: { url: string; body: TranscriptionBody };
  response: { status: number; headers: Record<string, string> };
  body: unknown;
}
