import type { Given } from '../http/build-body.ts';
import type { JSONValue } from '../json.ts';
import type { Usage } from '../usage/usage.ts';
import type { ImageBody, ImageOptions } from '../wire/images.ts';

/** The neutral image request. */
export interface ImageRequest {
  model: string;
  prompt: string;
  options?: Given<ImageOptions> | undefined;
  /** Fields that are not known here; sent as they are. None replaces an option, and `stream` is refused. */
  extra?: Readonly<Record<string, JSONValue | undefined>> | undefined;
}

/** An image that was made. */
export interface GeneratedImage {
  /** Base64. */
  data: string;
  /** From the answer, else from the bytes. */
  mediaType: string;
}

/** Images, and what they cost. Billing is all or nothing. */
export interface ImageAnswer {
  images: GeneratedImage[];
  usage: Usage | undefined;
  /** Unix time in seconds; `undefined` where the answer says 0, or no time at all. */
  created: number | undefined;
  provider: string | undefined;
  generationId: string | undefined;
  request: { url: string; body: ImageBody };
  response: { status: number; headers: Record<string, string> };
  body: unknown;
}
