import { checkImageProvider } from '../checks/check-provider.ts';
import {
  checkFields,
  ofType,
  refuse,
  requireObject,
  requireOneOf,
  requireString,
  type FieldRule,
} from '../checks/field-check.ts';
import { IMAGE_URL } from '../checks/media-rules.ts';
import { parseJsonBody } from '../checks/parse-json-body.ts';
import { TRACKING_RULES } from '../checks/tracking-rules.ts';
import type { JsonObject, JsonValue } from '../json/json-value.ts';

/** The body of `POST /images` after the checks. */
export interface ImageRequest {
  readonly model: string;
  readonly prompt: string;
  readonly n?: number;
  readonly size?: string;
  readonly resolution?: string;
  readonly aspect_ratio?: string;
  readonly quality?: string;
  readonly background?: string;
  readonly output_format?: string;
  readonly output_compression?: number;
  readonly input_references?: readonly JsonObject[];
  readonly seed?: number;
  readonly stream?: boolean;
}

const ASPECT_RATIOS =
  '1:1 1:2 1:4 1:8 2:1 2:3 3:2 3:4 4:1 4:3 4:5 5:4 8:1 9:16 16:9 9:19.5 19.5:9 9:20 20:9 9:21 21:9 5:2 2.35:1 auto'.split(
    ' ',
  );
const RESOLUTIONS = ['512', '1K', '2K', '4K'];

const among =
  (...values: readonly string[]): FieldRule =>
  (value, path) =>
    requireOneOf(value, values, path);

const RULES: Readonly<Record<string, FieldRule>> = {
  n: ofType('integer', { least: 1, most: 10 }),
  size: (value, path) => {
    const size = requireString(value, path);
    if (!/^[1-9]\d{1,3}x[1-9]\d{1,3}$/.test(size) && ![...RESOLUTIONS, 'auto'].includes(size)) {
      refuse(path, 'expected WIDTHxHEIGHT in pixels or one of 512, 1K, 2K, 4K');
    }
  },
  resolution: among(...RESOLUTIONS),
  aspect_ratio: among(...ASPECT_RATIOS),
  quality: among('auto', 'low', 'medium', 'high', 'xhigh', 'max'),
  background: among('auto', 'transparent', 'opaque'),
  output_format: among('png', 'jpeg', 'webp', 'svg'),
  output_compression: ofType('integer', { least: 0, most: 100 }),
  input_references: checkReferences,
  seed: ofType('integer'),
  stream: ofType('boolean'),
  provider: checkImageProvider,
  ...TRACKING_RULES,
};

/** Reads the body of an image request, or refuses it with a 400 that names the field. */
export function checkImageRequest(bodyText: string): ImageRequest {
  const body = parseJsonBody(bodyText);
  requireString(body.model, 'model');
  if (requireString(body.prompt, 'prompt').trim() === '') {
    refuse('prompt', 'Too small: expected string to have >=1 characters');
  }
  checkFields(body, RULES);
  if (body.background === 'transparent' && (body.output_format ?? 'png') === 'jpeg') {
    refuse('background', 'a transparent background needs "output_format" png or webp');
  }
  // Every member that ImageRequest names was checked above.
  return body as unknown as ImageRequest;
}

function checkReferences(value: JsonValue, path: string): void {
  ofType('array', { most: 16 })(value, path);
  for (const [index, entry] of (value as JsonValue[]).entries()) {
    // checked in the line before
    checkImagePart(entry, `${path}.${index}`);
  }
}

/** Checks an `image_url` part: its URL has to be one. */
export function checkImagePart(value: JsonValue, path: string): void {
  const part = requireObject(value, path);
  requireOneOf(part.type, ['image_url'], `${path}.type`);
  const { url } = requireObject(part.image_url, `${path}.image_url`);
  IMAGE_URL(requireString(url, `${path}.image_url.url`), `${path}.image_url.url`);
}
