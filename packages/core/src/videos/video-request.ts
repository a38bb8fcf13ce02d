import type { Given } from '../http/build-body.ts';
import type { JSONValue } from '../json.ts';
import type { Usage } from '../usage/usage.ts';
import type { VideoBody, VideoOptions } from '../wire/videos.ts';

/** The neutral video request. */
export interface VideoRequest {
  model: string;
  options?: Given<VideoOptions> | undefined;
  /** Fields that are not known here; sent as they are. None replaces an option, and `stream` is refused. */
  extra?: Readonly<Record<string, JSONValue | undefined>> | undefined;
}

/** Where a job stands. The last four are final. */
export type VideoStatus = 'pending' | 'in_progress' | 'completed' | 'failed' | 'cancelled' | 'expired';

/** A video that is being made, or was. */
export interface VideoJob {
  id: string;
  status: VideoStatus;
  /** With the end of the job. */
  generationId: string | undefined;
  /** How many videos there are to download; 0 until the job is completed. */
  videos: number;
  usage: Usage | undefined;
  /** Why the job failed, in the upstream's words. */
  error: string | undefined;
  response: { status: number; headers: Record<string, string> };
  /** The body exactly as it came, parsed. */
  body: unknown;
}

/** A job that was just submitted. */
export interface SubmittedVideo extends VideoJob {
  request: { url: string; body: VideoBody };
}

/** A video file. */
export interface VideoFile {
  bytes: Uint8Array;
  mediaType: string;
}
