import { checkMediaProvider } from '../checks/check-media-provider.ts';
import {
  checkFields,
  ofType,
  refuse,
  requireObject,
  requireOneOf,
  requireString,
  type FieldRule,
} from '../checks/field-check.ts';
import { mediaUrl } from '../checks/media-rules.ts';
import { parseJsonBody } from '../checks/parse-json-body.ts';
import { TRACKING_RULES } from '../checks/tracking-rules.ts';
import { checkImagePart } from '../images/check-image-request.ts';
import type { JsonObject, JsonValue } from '../json/json-value.ts';

/** The body of `POST /videos` after the checks. */
export interface VideoRequest {
  readonly model: string;
  readonly prompt?: string;
  readonly duration?: number;
  readonly resolution?: string;
  readonly aspect_ratio?: string;
  readonly size?: string;
  readonly frame_images?: readonly (JsonObject & { frame_type: 'first_frame' | 'last_frame' })[];
  readonly input_references?: readonly JsonObject[];
  readonly generate_audio?: boolean;
  readonly callback_url?: string;
  readonly creativity?: number;
  readonly upscale_factor?: number;
}

const RESOLUTIONS = ['480p', '720p', '768p', '1080p', '1K', '2K', '4K'];
const ASPECT_RATIOS = ['16:9', '9:16', '1:1', '4:3', '3:4', '3:2', '2:3', '21:9', '9:21'];
const FRAMES = ['first_frame', 'last_frame'];

const RULES: Readonly<Record<string, FieldRule>> = {
  prompt: ofType('string'),
  duration: ofType('integer', { least: 1 }),
  resolution: (value, path) => requireOneOf(value, RESOLUTIONS, path),
  aspect_ratio: (value, path) => requireOneOf(value, ASPECT_RATIOS, path),
  size: (value, path) => {
    if (!/^[1-9]\d{2,3}x[1-9]\d{2,3}$/.test(requireString(value, path))) refuse(path, 'expected WIDTHxHEIGHT');
  },
  frame_images: each((entry, path) => {
    checkImagePart(entry, path);
    requireOneOf(requireObject(entry, path).frame_type, FRAMES, `${path}.frame_type`);
  }),
  input_references: each(checkReference),
  generate_audio: ofType('boolean'),
  seed: ofType('integer'),
  callback_url: (value, path) => {
    const url = requireString(value, path);
    if (!URL.canParse(url) || !url.startsWith('https://')) refuse(path, 'expected an https URL');
  },
  creativity: ofType('integer'),
  upscale_factor: (value, path) => {
    ofType('number')(value, path);
    if (typeof value === 'number' && value <= 0) refuse(path, 'expected a number above 0');
  },
  provider: checkMediaProvider,
  ...TRACKING_RULES,
};

function each(rule: FieldRule): FieldRule {
  return (value, path) => {
    ofType('array')(value, path);
    for (const [index, entry] of (value as JsonValue[]).entries()) rule(entry, `${path}.${index}`); // a list by now
  };
}

function checkReference(value: JsonValue, path: string): void {
  const part = requireObject(value, path);
  const type = requireOneOf(part.type, ['image_url', 'audio_url', 'video_url'], `${path}.type`);
  if (type === 'image_url') return checkImagePart(value, path);
  const { url } = requireObject(part[type], `${path}.${type}`);
  const urlPath = `${path}.${type}.url`;
  mediaUrl(type === 'audio_url' ? 'audio' : 'video')(requireString(url, urlPath), urlPath);
}

/** Reads the body of a video request, or refuses it with a 400 that names the field. */
export function checkVideoRequest(bodyText: string): VideoRequest {
  const body = parseJsonBody(bodyText);
  requireString(body.model, 'model');
  checkFields(body, RULES);
  // Every member that VideoRequest names was checked above.
  const request = body as unknown as VideoRequest;
  const hasImages = [request.frame_images, request.input_references].some((parts) => (parts?.length ?? 0) > 0);
  if ((request.prompt ?? '').trim() === '' && !hasImages) refuse('prompt', 'Required unless there are images');
  if (request.size !== undefined && (request.resolution ?? request.aspect_ratio) !== undefined) {
    refuse('size', 'cannot be combined with "resolution" or "aspect_ratio"');
  }
  return request;
}
