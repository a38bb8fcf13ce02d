import { asObject, finiteNumber, isObject, nonEmptyString, parseJSONOrText } from '../json.ts';
import { readBodyUsage } from '../usage/read-usage.ts';
import type { Usage } from '../usage/usage.ts';
import type { WireError } from '../wire/error-body.ts';
import { advise } from './advice.ts';
import { isRetryable, readErrorKind } from './error-kind.ts';
import type { Mask } from './mask-secrets.ts';
import { OpenRouterError } from './openrouter-error.ts';
import type { OpenRouterErrorKind } from './openrouter-error.ts';
import { readRetryTime } from './retry-time.ts';
import { describePage, readUpstreamMessage } from './upstream-message.ts';

/** What is known about an answer beside its body. */
export interface ErrorContext {
  /** HTTP status of the answer; of an answer that succeeded at first, 200. */
  status: number;
  /** Lower-case names. */
  headers: Readonly<Record<string, string>>;
  /** When the answer came, epoch milliseconds: what `Retry-After` counts from. */
  receivedAt: number;
  generationId?: string | undefined;
  providerName?: string | undefined;
  /** What an answer that failed midway had used. */
  usage?: Usage | undefined;
  /** Hides the secrets of the request. */
  mask?: Mask | undefined;
}

/**
 * The single mapping from (status, body) to an error; also for an error inside an answer with status 200: a body without choices,
 * `choices[].error`, and error chunks of a stream.
 *
 * @param body the whole body: parsed where it is JSON, else its text
 * @see https://openrouter.ai/docs/api-reference/errors-and-debugging
 */
export function readError(body: unknown, context: ErrorContext): OpenRouterError {
  const error = findError(body);
  return error === undefined ? readForeignError(body, context) : readErrorObject(error, body, context);
}

/** Does this body say that it is an error, whatever its HTTP status? */
export function isErrorBody(body: unknown): boolean {
  return findError(body) !== undefined;
}

/** The body, unless it says that it is an error. */
export function refuseErrorBody<Body>(body: Body, context: ErrorContext): Body {
  if (isErrorBody(body)) throw readError(body, context);
  return body;
}

function findError(body: unknown): WireError | undefined {
  // Google's answers to streams are lists.
  if (Array.isArray(body)) return findError(body[0]);
  if (!isObject(body)) return undefined;
  const error = body['error'];
  if (isObject(error)) return withOuterFields(error, body);
  const message = nonEmptyString(error);
  return message === undefined ? undefined : { message };
}

/** `/messages` has the metadata beside its error, `/responses` the stable name of the cause. */
function withOuterFields(error: WireError, { metadata, error_type }: Record<string, unknown>): WireError {
  const errorType = nonEmptyString(error.error_type) ?? nonEmptyString(error_type);
  return {
    ...error,
    ...(errorType !== undefined && { error_type: errorType }),
    ...(!isObject(error.metadata) && isObject(metadata) && { metadata }),
  };
}

/** The same for an error object that stands somewhere inside `body`, for example in a choice. */
export function readErrorObject(given: WireError, body: unknown, context: ErrorContext): OpenRouterError {
  // Before any text is cut: the beginning of a key would stay.
  const error = context.mask?.(given) ?? given;
  const metadata = asObject(error.metadata);
  const status = readStatus(error, context.status);
  const errorType = nonEmptyString(metadata['error_type']) ?? nonEmptyString(error.error_type);
  const providerName = nonEmptyString(metadata['provider_name']) ?? context.providerName;
  const said = readUpstreamMessage(error);
  const reasons: unknown = metadata['reasons'];
  const kind = Array.isArray(reasons)
    ? 'content-policy' // What moderation flagged has the status of a missing right.
    : readErrorKind({
        status,
        errorType,
        names: [error, ...upstreamErrors(metadata['raw'])].flatMap(namesOf),
        message: said,
      });
  const retryAt = readRetryTime(context.headers, error, context.receivedAt, kind);
  const facts = [status && `HTTP ${status}`, errorType, ...(Array.isArray(reasons) ? reasons : [])];
  return new OpenRouterError({
    ...factsOf(body, context),
    kind,
    message: compose(
      providerName,
      said ?? 'The upstream failed without saying why',
      facts,
      advise(kind, retryAt, 'provider_name' in metadata),
    ),
    status,
    code: typeof error.code === 'string' ? error.code : finiteNumber(error.code),
    errorType,
    providerName,
    retryAt,
    isRetryable: readRetryable(error) ?? (isRetryable(kind, retryAt) || isUpstreamsOwn(kind, metadata, errorType)),
  });
}

function namesOf({ code, type }: Record<string, unknown>): unknown[] {
  return [code, type];
}

/** What OpenRouter passes on of the upstream's answer is its text. Azure names the cause inside. */
function upstreamErrors(raw: unknown): Record<string, unknown>[] {
  const error = asObject(asObject(typeof raw === 'string' ? parseJSONOrText(raw) : raw)['error']);
  return [error, asObject(error['innererror'])];
}

/** A 404 of the upstream itself, which has no such model now or here: the next request may go elsewhere. OpenRouter names its own. */
function isUpstreamsOwn(kind: OpenRouterErrorKind, metadata: object, errorType: string | undefined): boolean {
  return kind === 'not-found' && errorType === undefined && 'provider_name' in metadata;
}

/** What is known whatever the error says. */
function factsOf(body: unknown, { generationId, providerName, headers, usage, mask }: ErrorContext) {
  return {
    generationId: generationId ?? generationIdOf(body, headers),
    providerName,
    body,
    headers,
    usage: usage ?? billOf(asObject(body)),
    mask,
  };
}

/** What a failure cost that names its price. Any other `usage` of a body may be a gateway's count of something else. */
function billOf(body: Record<string, unknown>): Usage | undefined {
  const told = readBodyUsage(body);
  return told?.cost.charged || told?.cost.upstream ? told : undefined;
}

function readRetryable(error: WireError): boolean | undefined {
  const retryable = asObject(error.availability)['retryable'];
  return typeof retryable === 'boolean' ? retryable : undefined;
}

/** HTTP status of the answer where it tells a failure, else the one that the error names. */
function readStatus(error: WireError, status: number): number | undefined {
  if (status >= 400) return status;
  for (const named of [error.http_status, error.code]) {
    const number = typeof named === 'string' ? Number(named) : named;
    if (finiteNumber(number) !== undefined && Number(number) >= 400 && Number(number) <= 599) return Number(number);
  }
  return undefined;
}

/** An answer that does not look like OpenRouter's: a proxy's page, an empty body, another JSON. */
function readForeignError(body: unknown, context: ErrorContext): OpenRouterError {
  const failed = context.status >= 400;
  const kind = failed ? readErrorKind(context) : 'invalid-response';
  const retryAt = readRetryTime(context.headers, {}, context.receivedAt, kind);
  return new OpenRouterError({
    ...factsOf(body, context),
    kind,
    message: compose(
      undefined,
      describeBody(context.mask?.(body) ?? body),
      [`HTTP ${context.status}`],
      advise(kind, retryAt),
    ),
    status: context.status,
    retryAt,
    isRetryable: failed && isRetryable(kind, retryAt),
  });
}

function describeBody(body: unknown): string {
  if (typeof body === 'string') {
    const text = body.trim();
    if (text === '') return 'The answer was empty';
    const page = describePage(text);
    if (page !== undefined) return page;
    return `The answer was not JSON: ${text.slice(0, 200)}`;
  }
  const message = isObject(body) ? readUpstreamMessage({ metadata: { raw: body } }) : undefined;
  return message === undefined ? 'The answer has no known form' : message;
}

function generationIdOf(body: unknown, headers: ErrorContext['headers']): string | undefined {
  const { id, request_id: requestId } = asObject(body);
  // The id of a request of `/messages` is that of the generation once it was routed.
  const routed = typeof requestId === 'string' && requestId.startsWith('gen-') ? requestId : undefined;
  return nonEmptyString(id) ?? routed ?? nonEmptyString(headers['x-generation-id']);
}

function compose(
  provider: string | undefined,
  said: string,
  facts: readonly unknown[],
  advice: string | undefined,
): string {
  const who = provider === undefined || said.includes(provider) ? '' : `${provider}: `;
  const what = said.replace(/\.$/, '');
  const known = facts.filter(nonEmptyString).join(', ');
  return `${who}${what}${known === '' ? '' : ` (${known})`}.${advice === undefined ? '' : ` ${advice}`}`;
}
