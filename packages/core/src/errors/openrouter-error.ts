import type { Usage } from '../usage/usage.ts';
import { createMask, errorMarker } from './mask-secrets.ts';
import type { Mask } from './mask-secrets.ts';

/**
 * What went wrong, in one word.
 *
 * | kind | meaning |
 * |---|---|
 * | `configuration` | nothing was sent: no key, an unusable base URL, an empty model id, an option that cannot be sent; only for `setting: 'fetch'` an answer came, which cannot be read |
 * | `connection` | no answer: name not found, refused, reset, TLS |
 * | `authentication` | 401: the key is missing, wrong or disabled |
 * | `payment-required` | 402: credits or a budget ran out |
 * | `permission-denied` | 403: guardrail, region, key without the right |
 * | `not-found` | 404: no such model, or no upstream that can serve the request |
 * | `conflict` | 409: it is there already, is in use, or was changed meanwhile |
 * | `gone` | 410: the operation was there once, and will not be again |
 * | `invalid-request` | 400, 412, 413, 422: the request is wrong |
 * | `context-length` | the prompt is longer than the model's window |
 * | `content-policy` | moderation flagged the content (403), or an upstream refused it |
 * | `rate-limit` | 429 |
 * | `timeout` | 408, 504, 524 |
 * | `overloaded` | 503, 529 |
 * | `upstream` | 502, or an upstream's failure inside an answer |
 * | `server` | 500 and any other status |
 * | `invalid-response` | an answer that cannot be read: HTML, broken JSON, no choices |
 * | `interrupted` | the answer broke off before it was whole |
 */
export type OpenRouterErrorKind =
  | 'configuration'
  | 'connection'
  | 'authentication'
  | 'payment-required'
  | 'permission-denied'
  | 'not-found'
  | 'conflict'
  | 'gone'
  | 'invalid-request'
  | 'context-length'
  | 'content-policy'
  | 'rate-limit'
  | 'timeout'
  | 'overloaded'
  | 'upstream'
  | 'server'
  | 'invalid-response'
  | 'interrupted';

/** What an error knows. Everything but `kind` and `message` may be unknown. */
export interface OpenRouterErrorFields {
  kind: OpenRouterErrorKind;
  /** What happened upstream first, then what to do. */
  message: string;
  /** HTTP status of the failure: of the answer, or the one that an error inside an answer names. */
  status?: number | undefined;
  /** `error.code` as it came. */
  code?: number | string | undefined;
  /** OpenRouter's stable name of the cause, for example `rate_limit_exceeded`. */
  errorType?: string | undefined;
  /** Display name of the upstream that failed. */
  providerName?: string | undefined;
  /** `gen-…`: what support asks for. */
  generationId?: string | undefined;
  /** The earliest time at which trying again makes sense. */
  retryAt?: Date | undefined;
  /** Does sending the same request again make sense? */
  isRetryable?: boolean | undefined;
  /** The answer's body: parsed JSON where it is JSON, else its text. Keys are masked. */
  body?: unknown;
  /** Headers of the answer. */
  headers?: Readonly<Record<string, string>> | undefined;
  /** Tokens and cost of an answer that failed midway, as far as they were known then. */
  usage?: Usage | undefined;
  cause?: unknown;
  /** Hides secrets in all of these. Default: whatever looks like a key. */
  mask?: Mask | undefined;
}

/** The one place where errors are masked: whoever makes one may give the mask of its request. */
const maskKeys = createMask();

/**
 * Every failure that this project reports. Abort is none: an aborted call rejects with the signal's own reason.
 *
 * @example
 * if (OpenRouterError.isInstance(error) && error.isRetryable) console.log(error.kind, 'try again at', error.retryAt ?? new Date());
 */
export class OpenRouterError extends Error {
  override readonly name: string = 'OpenRouterError';
  readonly kind: OpenRouterErrorKind;
  readonly status: number | undefined;
  readonly code: number | string | undefined;
  readonly errorType: string | undefined;
  readonly providerName: string | undefined;
  readonly generationId: string | undefined;
  readonly retryAt: Date | undefined;
  readonly isRetryable: boolean;
  readonly body: unknown;
  readonly headers: Readonly<Record<string, string>> | undefined;
  readonly usage: Usage | undefined;

  constructor(fields: OpenRouterErrorFields) {
    const { mask = maskKeys, cause } = fields;
    super(mask(fields.message), cause === undefined ? undefined : { cause: mask(cause) });
    Object.defineProperty(this, errorMarker, { value: true });
    this.kind = fields.kind;
    this.status = fields.status;
    this.code = mask(fields.code);
    this.errorType = mask(fields.errorType);
    this.providerName = mask(fields.providerName);
    this.generationId = mask(fields.generationId);
    this.retryAt = fields.retryAt;
    this.isRetryable = fields.isRetryable ?? false;
    this.body = mask(fields.body);
    this.headers = mask(fields.headers);
    // The very object: by it hosts know that two errors tell of one answer.
    this.usage = fields.usage;
  }

  /**
   * `instanceof` says the same as `isInstance` of a class that has its own; other classes are told by their prototype, as usual. So is an
   * error that is being made: where classes are compiled to functions, that is what their constructors ask first.
   */
  static override [Symbol.hasInstance](value: unknown): boolean {
    const isOfAnyCopy = Object.hasOwn(this, 'isInstance') && this.isInstance(value);
    return isOfAnyCopy || Function.prototype[Symbol.hasInstance].call(this, value);
  }

  /** Recognises errors of every installed copy of this package. */
  static isInstance(value: unknown): value is OpenRouterError {
    return typeof value === 'object' && value !== null && errorMarker in value;
  }
}

/** Nothing was sent: the caller has to change something. */
export class OpenRouterConfigurationError extends OpenRouterError {
  override readonly name = 'OpenRouterConfigurationError';
  /** What has to change: `apiKey`, `baseURL`, `headers`, or the field of the request under its wire name. */
  readonly setting: string;

  constructor(setting: string, message: string) {
    super({ kind: 'configuration', message });
    this.setting = setting;
  }

  /** Recognises configuration errors of every installed copy of this package. */
  static override isInstance(value: unknown): value is OpenRouterConfigurationError {
    return OpenRouterError.isInstance(value) && value.kind === 'configuration' && 'setting' in value;
  }
}
