import { checkProvider } from '../checks/check-provider.ts';
import { checkFields, ofType, orNull, refuse, type FieldRule } from '../checks/field-check.ts';
import { parseJsonBody } from '../checks/parse-json-body.ts';
import { checkResponseFormat } from '../chat/check/check-response-format.ts';
import { TRACKING_RULES } from '../checks/tracking-rules.ts';
import type { ChatRequest } from '../chat/chat-request.ts';
import { listOf, objectOf, textOr, valuesOf } from '../checks/field-rules.ts';
import type { JsonObject, JsonValue } from '../json/json-value.ts';

/** A prompt of a completion: its text, or what stands for a list of tokens. */
export interface CompletionPrompt {
  readonly text: string;
  /** Tokens, where they came as numbers. */
  readonly tokens?: number;
}

/** The body of `POST /completions` after the checks. */
export interface CompletionRequest extends Pick<
  ChatRequest,
  'max_tokens' | 'seed' | 'stop' | 'response_format' | 'user'
> {
  /** In the order in which they are tried. */
  readonly models: readonly [string, ...string[]];
  readonly prompts: readonly CompletionPrompt[];
  readonly n: number;
  readonly echo: boolean;
  readonly logprobs: number | undefined;
  readonly stream: boolean;
}

const number = orNull(ofType('number'));

const RULES: Readonly<Record<string, FieldRule>> = {
  model: ofType('string'),
  models: listOf(ofType('string')),
  max_tokens: orNull(ofType('integer', { least: 1 })),
  temperature: number,
  top_p: number,
  frequency_penalty: number,
  presence_penalty: number,
  seed: orNull(ofType('integer')),
  logit_bias: orNull(valuesOf(ofType('number'))),
  stop: orNull(textOr(listOf(ofType('string'), { most: 4 }))),
  n: orNull(ofType('integer', { least: 1, most: 128 })),
  best_of: orNull(ofType('integer', { least: 1, most: 20 })),
  logprobs: orNull(ofType('integer', { least: 0, most: 5 })),
  echo: orNull(ofType('boolean')),
  suffix: orNull(ofType('string')),
  stream: orNull(ofType('boolean')),
  stream_options: orNull(objectOf({ include_usage: ofType('boolean') })),
  response_format: orNull(checkResponseFormat),
  metadata: orNull(valuesOf(ofType('string'))),
  provider: orNull(checkProvider),
  ...TRACKING_RULES,
};

/** Reads the body of a completion request, or refuses it with a 400 that names the field. */
export function checkCompletionRequest(bodyText: string): CompletionRequest {
  const body = parseJsonBody(bodyText);
  checkFields(body, RULES);
  const n = typeof body.n === 'number' ? body.n : 1;
  if (typeof body.best_of === 'number' && body.best_of < n) refuse('best_of', `must be at least n, which is ${n}`);
  return {
    // Its members were checked above.
    ...(body as Pick<CompletionRequest, 'max_tokens' | 'seed' | 'stop' | 'response_format' | 'user'>),
    models: readModels(body),
    prompts: readPrompts(body.prompt),
    n,
    echo: body.echo === true,
    logprobs: typeof body.logprobs === 'number' ? body.logprobs : undefined,
    stream: body.stream === true,
  };
}

function readModels({ model, models }: JsonObject): readonly [string, ...string[]] {
  // Both were checked above.
  const [first, ...rest] = [...(model === undefined ? [] : [model]), ...((models ?? []) as JsonValue[])] as string[];
  return [first ?? 'openrouter/auto', ...rest];
}

function readPrompts(prompt: JsonValue | undefined): CompletionPrompt[] {
  if (typeof prompt === 'string') return [{ text: prompt }];
  if (!Array.isArray(prompt) || prompt.length === 0) refuse('prompt', 'Invalid input: expected string or filled array');
  if (isTokens(prompt)) return [readTokens(prompt)];
  return prompt.map((entry, index) => {
    if (typeof entry === 'string') return { text: entry };
    if (Array.isArray(entry) && isTokens(entry)) return readTokens(entry);
    return refuse(`prompt.${index}`, 'Invalid input: expected string or a list of tokens');
  });
}

function isTokens(list: readonly JsonValue[]): list is number[] {
  return list.length > 0 && list.every((entry) => Number.isInteger(entry) && Number(entry) >= 0);
}

/** The emulator has no vocabulary: a list of tokens is a text of numbers to it. */
function readTokens(tokens: readonly number[]): CompletionPrompt {
  return { text: `tokens ${tokens.join(' ')}`, tokens: tokens.length };
}
