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
import { BASE64_OR_DATA_URL } from '../checks/media-rules.ts';
import { parseJsonBody } from '../checks/parse-json-body.ts';
import { TRACKING_RULES } from '../checks/tracking-rules.ts';
import type { JsonValue } from '../json/json-value.ts';

/** The body of `POST /audio/speech` after the checks. */
export interface SpeechRequest {
  readonly model: string;
  readonly input: string;
  readonly voice: string | undefined;
  readonly format: 'mp3' | 'pcm';
  readonly speed: number;
  /** Whether a sample of a voice came with it. */
  readonly clones: boolean;
}

const MOST_SAMPLE_CHARACTERS = 20_971_520;

const RULES: Readonly<Record<string, FieldRule>> = {
  voice: ofType('string', { least: 1 }),
  response_format: (value, path) => requireOneOf(value, ['mp3', 'pcm'], path),
  speed: (value, path) => {
    ofType('number')(value, path);
    if (typeof value === 'number' && (value < 0.25 || value > 4)) refuse(path, 'expected a number from 0.25 to 4');
  },
  input_references: checkReferences,
  provider: checkMediaProvider,
  ...TRACKING_RULES,
};

/** Reads the body of a speech request, or refuses it with a 400 that names the field. */
export function checkSpeechRequest(bodyText: string): SpeechRequest {
  const body = parseJsonBody(bodyText);
  const model = requireString(body.model, 'model');
  const input = requireString(body.input, 'input');
  if (input.trim() === '') refuse('input', 'Too small: expected string to have >=1 characters');
  checkFields(body, RULES);
  return {
    model,
    input,
    voice: typeof body.voice === 'string' ? body.voice : undefined,
    // Not mp3, as one would think.
    format: body.response_format === 'mp3' ? 'mp3' : 'pcm',
    speed: typeof body.speed === 'number' ? body.speed : 1,
    clones: body.input_references !== undefined,
  };
}

/** One sample of a voice, and what it says if that is known. */
function checkReferences(value: JsonValue, path: string): void {
  ofType('array', { least: 1, most: 2 })(value, path);
  let samples = 0;
  for (const [index, entry] of (value as JsonValue[]).entries()) {
    // checked in the line before
    const part = requireObject(entry, `${path}.${index}`);
    if (requireOneOf(part.type, ['input_audio', 'text'], `${path}.${index}.type`) === 'text') {
      ofType('string', { most: 10_000 })(part.text ?? null, `${path}.${index}.text`);
      continue;
    }
    samples++;
    const { data, format } = requireObject(part.input_audio, `${path}.${index}.input_audio`);
    requireString(format, `${path}.${index}.input_audio.format`);
    const dataPath = `${path}.${index}.input_audio.data`;
    const text = requireString(data, dataPath);
    ofType('string', { least: 1, most: MOST_SAMPLE_CHARACTERS })(text, dataPath);
    BASE64_OR_DATA_URL(text, dataPath);
  }
  if (samples !== 1) refuse(path, 'expected exactly one input_audio');
}
