import type { OpenRouterErrorKind } from './openrouter-error.ts';

// The stable names of https://openrouter.ai/docs/api-reference/errors-and-debugging, all 27; HTTP status and code are lossy.
const kindOfType: Readonly<Record<string, OpenRouterErrorKind>> = {
  context_length_exceeded: 'context-length',
  max_tokens_exceeded: 'context-length',
  token_limit_exceeded: 'context-length',
  string_too_long: 'context-length',
  authentication: 'authentication',
  payment_required: 'payment-required',
  permission_denied: 'permission-denied',
  not_found: 'not-found',
  image_not_found: 'not-found',
  precondition_failed: 'invalid-request',
  payload_too_large: 'invalid-request',
  unprocessable: 'invalid-request',
  rate_limit_exceeded: 'rate-limit',
  invalid_request: 'invalid-request',
  invalid_prompt: 'invalid-request',
  content_policy_violation: 'content-policy',
  refusal: 'content-policy',
  // Upstreams' own: Azure and Moonshot, OpenAI's images, Azure, Alibaba.
  content_filter: 'content-policy',
  moderation_blocked: 'content-policy',
  ResponsibleAIPolicyViolation: 'content-policy',
  data_inspection_failed: 'content-policy',
  invalid_image: 'invalid-request',
  image_too_large: 'invalid-request',
  image_too_small: 'invalid-request',
  unsupported_image_format: 'invalid-request',
  image_download_failed: 'invalid-request',
  provider_overloaded: 'overloaded',
  provider_unavailable: 'upstream',
  timeout: 'timeout',
  server: 'server',
  unmapped: 'server',
  // Anthropic's coarser names, as `/messages` has them: what is left where there is no status, as in its streams.
  invalid_request_error: 'invalid-request',
  authentication_error: 'authentication',
  billing_error: 'payment-required',
  permission_error: 'permission-denied',
  not_found_error: 'not-found',
  rate_limit_error: 'rate-limit',
  timeout_error: 'timeout',
  overloaded_error: 'overloaded',
  api_error: 'server',
};

// What is not here is `invalid-request` below 500, else `server`.
const kindOfStatus: Readonly<Record<number, OpenRouterErrorKind>> = {
  401: 'authentication',
  402: 'payment-required',
  403: 'permission-denied',
  404: 'not-found',
  408: 'timeout',
  409: 'conflict',
  410: 'gone',
  429: 'rate-limit',
  502: 'upstream',
  503: 'overloaded',
  504: 'timeout',
  524: 'timeout',
  529: 'overloaded',
};

// Several upstreams tell what is wrong with a prompt only in words, under a plain 400.
const tooLong =
  /context[ _-]?(?:length|window|limit)|available context size|maximum (?:prompt|input|model) (?:length|size|tokens?)|(?:prompt|input) is too (?:long|large)|too many (?:input )?tokens|(?:input|prompt) tokens (?:limit )?exceed|model token limit|range of input length|reduce (?:the length of (?:the|your) (?:mes|pro|inp)|your message)|inputs`? (?:tokens \+|must have less)|exceeds? (?:the )?(?:model'?s )?max(?:imum)? (?:number of )?(?:input )?tokens/i;
const flagged =
  /content (?:management|filter\w*) policy|usage (?:guideline|polic)|safety[ _](?:system|check)|prohibited_content|inappropriate content/i;

/** Do these words of an upstream say that it refuses the content? */
export function isRefusal(words: string | undefined): boolean {
  return words !== undefined && flagged.test(words);
}

/** What tells the kind of an upstream error. */
export interface ErrorSigns {
  status: number | undefined;
  /** OpenRouter's stable name of the cause. */
  errorType?: string | undefined;
  /** `error.code`, which `/responses` fills with such a name, `error.type`, which `/messages` fills with Anthropic's, and the upstream's own. */
  names?: readonly unknown[];
  message?: string | undefined;
}

/**
 * The kind of an upstream error, from OpenRouter's stable name of the cause, else the status, else other names. What is wrong with the prompt
 * is known by any name, and by the words: where the status says no more than that something was refused, that is what helps.
 */
export function readErrorKind({ status, errorType, names = [], message }: ErrorSigns): OpenRouterErrorKind {
  const named = names.map(lookUp).filter((kind) => kind !== undefined);
  const kind =
    lookUp(errorType) ??
    (status === undefined ? (named[0] ?? 'upstream') : (kindOfStatus[status] ?? statusClass(status)));
  if (kind !== 'invalid-request' && kind !== 'permission-denied' && kind !== 'upstream') return kind;
  const ofPrompt = named.find((each) => each === 'context-length' || each === 'content-policy');
  if (ofPrompt !== undefined || message === undefined) return ofPrompt ?? kind;
  if (isRefusal(message)) return 'content-policy';
  return kind === 'invalid-request' && tooLong.test(message) ? 'context-length' : kind;
}

function lookUp(name: unknown): OpenRouterErrorKind | undefined {
  return typeof name === 'string' && Object.hasOwn(kindOfType, name) ? kindOfType[name] : undefined;
}

function statusClass(status: number): OpenRouterErrorKind {
  return status >= 400 && status < 500 ? 'invalid-request' : 'server';
}

const retryableKinds: readonly OpenRouterErrorKind[] = [
  'connection',
  'rate-limit',
  'timeout',
  'overloaded',
  'upstream',
  'server',
];

/** Does sending the same request again make sense? A time to wait behind a 402 means that other requests in flight hold the budget. */
export function isRetryable(kind: OpenRouterErrorKind, retryAt: Date | undefined): boolean {
  return (
    retryableKinds.includes(kind) || ((kind === 'payment-required' || kind === 'not-found') && retryAt !== undefined)
  );
}
