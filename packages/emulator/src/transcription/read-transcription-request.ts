import { decodeBase64 } from '../bytes/base64.ts';
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
import { parseJsonBody } from '../checks/parse-json-body.ts';
import { TRACKING_RULES } from '../checks/tracking-rules.ts';
import { ApiError } from '../http/api-error.ts';
import type { JsonObject, JsonValue } from '../json/json-value.ts';
import type { RouteContext } from '../routing/route.ts';

/** What a request for a transcript wants, however it was sent. */
export interface TranscriptionRequest {
  readonly model: string;
  readonly audio: Uint8Array;
  readonly language: string | undefined;
  readonly verbose: boolean;
  /** Which times a verbose answer tells. */
  readonly granularities: readonly string[];
}

const MOST_FILE_BYTES = 25 * 1024 * 1024;
const GRANULARITIES = ['word', 'segment'];

/** Reads the body of a request, JSON or multipart, or refuses it with a 400 that names the field. */
export async function readTranscriptionRequest({
  form,
  bodyText,
  recorded,
}: RouteContext): Promise<TranscriptionRequest> {
  if (form) return readForm(form);
  const type = recorded.headers['content-type'] ?? '';
  if (/^multipart\//i.test(type)) refuse('', 'The multipart body cannot be read');
  return readJson(parseJsonBody(bodyText));
}

const RULES: Readonly<Record<string, FieldRule>> = {
  language: (value, path) => {
    if (typeof value !== 'string' || !/^[a-z]{2,3}(-[A-Za-z0-9]+)*$/.test(value)) {
      refuse(path, 'expected an ISO 639-1 code, for example "en"');
    }
  },
  temperature: (value, path) => {
    ofType('number')(value, path);
    if (typeof value === 'number' && !(value >= 0 && value <= 1)) refuse(path, 'expected a number from 0 to 1');
  },
  response_format: (value, path) => requireOneOf(value, ['json', 'verbose_json'], path),
  timestamp_granularities: (value, path) => {
    ofType('array', { least: 1 })(value, path);
    for (const [index, entry] of (value as JsonValue[]).entries()) {
      requireOneOf(entry, GRANULARITIES, `${path}.${index}`); // a list by the line before
    }
  },
  provider: checkMediaProvider,
  ...TRACKING_RULES,
};

function readJson(body: JsonObject): TranscriptionRequest {
  const model = requireString(body.model, 'model');
  const { data, format } = requireObject(body.input_audio, 'input_audio');
  const text = requireString(data, 'input_audio.data');
  requireString(format, 'input_audio.format');
  if (text === '') refuse('input_audio.data', 'Too small: expected string to have >=1 characters');
  if (text.startsWith('data:')) refuse('input_audio.data', 'expected raw base64, not a data URI');
  const audio = decodeBase64(text) ?? refuse('input_audio.data', 'expected base64');
  return { model, audio, ...readOptions(body) };
}

function readOptions(body: JsonObject): Pick<TranscriptionRequest, 'language' | 'verbose' | 'granularities'> {
  checkFields(body, RULES);
  const verbose = body.response_format === 'verbose_json';
  const wanted = body.timestamp_granularities;
  if (wanted !== undefined && !verbose) {
    refuse('timestamp_granularities', 'timestamps need "response_format": "verbose_json"');
  }
  const granularities = Array.isArray(wanted) ? wanted.map(String) : ['segment'];
  return { language: typeof body.language === 'string' ? body.language : undefined, verbose, granularities };
}

async function readForm(form: FormData): Promise<TranscriptionRequest> {
  const file = form.get('file');
  const field = (name: string): string | undefined => {
    const value = form.get(name);
    return typeof value === 'string' ? value : undefined;
  };
  const model = requireString(field('model'), 'model');
  if (file === null || typeof file === 'string') refuse('file', 'Invalid input: expected a file');
  if (file.size > MOST_FILE_BYTES) throw new ApiError(400, 'file: Too big: expected at most 25 MB');
  if (file.size === 0) refuse('file', 'Too small: the file is empty');
  const granularities = [...form.getAll('timestamp_granularities[]'), ...form.getAll('timestamp_granularities')];
  const temperature = field('temperature');
  const options = readOptions({
    language: field('language'),
    response_format: field('response_format'),
    ...(temperature !== undefined && { temperature: Number(temperature) }),
    ...(granularities.length > 0 && { timestamp_granularities: granularities.map(String) }),
  });
  return { model, audio: new Uint8Array(await file.arrayBuffer()), ...options };
}
