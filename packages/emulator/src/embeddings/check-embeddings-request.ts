import { checkProvider } from '../checks/check-provider.ts';
import {
  checkFields,
  ofType,
  orNull,
  refuse,
  requireObject,
  requireOneOf,
  requireString,
  type FieldRule,
} from '../checks/field-check.ts';
import { BASE64_OR_DATA_URL, IMAGE_URL } from '../checks/media-rules.ts';
import { parseJsonBody } from '../checks/parse-json-body.ts';
import { TRACKING_RULES } from '../checks/tracking-rules.ts';
import { isJsonObject, type JsonObject, type JsonValue } from '../json/json-value.ts';

/** A part of an input with media. */
export interface EmbeddingPart {
  readonly kind: 'text' | 'image' | 'audio' | 'video' | 'file';
  /** The text, the URL or the data. */
  readonly content: string;
}

/** What one vector is made of: a text, a list of tokens, or parts. */
export type EmbeddingInput =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'tokens'; readonly tokens: readonly number[] }
  | { readonly kind: 'parts'; readonly parts: readonly EmbeddingPart[] };

/** The body of `POST /embeddings` after the checks; `inputs` has one entry per vector. */
export interface EmbeddingsRequest {
  readonly model: string;
  readonly inputs: readonly EmbeddingInput[];
  readonly dimensions?: number;
  /** Whether vectors are asked as base64. */
  readonly base64: boolean;
}

const RULES: Readonly<Record<string, FieldRule>> = {
  dimensions: ofType('integer', { least: 1 }),
  encoding_format: (value, path) => requireOneOf(value, ['float', 'base64'], path),
  input_type: ofType('string'),
  provider: orNull(checkProvider),
  ...TRACKING_RULES,
};

/** Reads the body of an embeddings request, or refuses it with a 400 that names the field. */
export function checkEmbeddingsRequest(bodyText: string): EmbeddingsRequest {
  const body = parseJsonBody(bodyText);
  const model = requireString(body.model, 'model');
  checkFields(body, RULES);
  const { dimensions } = body;
  return {
    model,
    inputs: readInputs(body.input),
    base64: body.encoding_format === 'base64',
    ...(typeof dimensions === 'number' && { dimensions }),
  };
}

function readInputs(input: JsonValue | undefined): EmbeddingInput[] {
  if (typeof input === 'string') return [readText(input, 'input')];
  if (!Array.isArray(input)) refuse('input', 'Invalid input: expected string or array');
  if (input.length === 0) refuse('input', 'Too small: expected array to have >=1 items');
  if (input.every((entry) => typeof entry === 'number')) return [readTokens(input, 'input')];
  const kinds = new Set(input.map((entry) => (Array.isArray(entry) ? 'array' : typeof entry)));
  if (kinds.size > 1) refuse('input', 'Invalid input: strings, token lists and content objects cannot be mixed');
  return input.map((entry, index) => readEntry(entry, `input.${index}`));
}

function readEntry(entry: JsonValue, path: string): EmbeddingInput {
  if (typeof entry === 'string') return readText(entry, path);
  if (Array.isArray(entry)) return readTokens(entry, path);
  const { content } = requireObject(entry, path);
  if (!Array.isArray(content) || content.length === 0) {
    refuse(`${path}.content`, 'Invalid input: expected an array of at least one content part');
  }
  return { kind: 'parts', parts: content.map((part, index) => readPart(part, `${path}.content.${index}`)) };
}

function readText(text: string, path: string): EmbeddingInput {
  if (text === '') refuse(path, 'Too small: expected string to have >=1 characters');
  return { kind: 'text', text };
}

function readTokens(tokens: readonly JsonValue[], path: string): EmbeddingInput {
  if (tokens.length === 0) refuse(path, 'Too small: expected array to have >=1 items');
  const bad = tokens.findIndex((token) => !(Number.isInteger(token) && Number(token) >= 0));
  if (bad >= 0) refuse(`${path}.${bad}`, 'Invalid input: expected a token number');
  return { kind: 'tokens', tokens: tokens as number[] }; // checked in the line before
}

function readPart(value: JsonValue, path: string): EmbeddingPart {
  const part = requireObject(value, path);
  const type = requireString(part.type, `${path}.type`);
  switch (type) {
    case 'text':
      return { kind: 'text', content: filled(part.text, `${path}.text`) };
    case 'image_url':
      return { kind: 'image', content: checked(inner(part, type, path).url, `${path}.image_url.url`, IMAGE_URL) };
    case 'input_audio':
      return { kind: 'audio', content: media(part, type, path) };
    case 'input_video':
      return { kind: 'video', content: media(part, type, path) };
    case 'input_file':
      return { kind: 'file', content: media(part, type, path) };
    default:
      return refuse(`${path}.type`, `Invalid input: unknown content part "${type}"`);
  }
}

function inner(part: JsonObject, name: string, path: string): JsonObject {
  const value = part[name];
  return isJsonObject(value) ? value : refuse(`${path}.${name}`, 'Invalid input: expected object');
}

/** Data with their format. */
function media(part: JsonObject, name: string, path: string): string {
  const own = inner(part, name, path);
  requireString(own.format, `${path}.${name}.format`);
  return checked(own.data, `${path}.${name}.data`, BASE64_OR_DATA_URL);
}

function checked(value: JsonValue | undefined, path: string, rule: FieldRule): string {
  const text = requireString(value, path);
  rule(text, path);
  return text;
}

function filled(value: JsonValue | undefined, path: string): string {
  const text = requireString(value, path);
  return text === '' ? refuse(path, 'Too small: expected string to have >=1 characters') : text;
}
