import type { CatalogueModel } from './catalogue/catalogue-model.ts';
import type { Faults } from './faults/planned-fault.ts';
import type { Upstreams } from './provider-routing/upstream-condition.ts';
import type { EmulatorKey } from './keys/emulator-key.ts';
import type { RecordedRequest } from './requests/recorded-request.ts';
import type { Script } from './script/script-step.ts';
import type { VideoBehaviour, WebhookOptions } from './videos/video-behaviour.ts';

/** Which form the last data chunk of a stream has; OpenRouter has sent all three. */
export type UsageChunkShape = 'empty-choices' | 'repeated-finish' | 'null-finish';

/** Options of {@link createEmulator}. Every option has a default. */
export interface EmulatorOptions {
  /** Varies the wording of answers; the same seed and request give the same answer. Default 0. */
  readonly seed?: number;
  /** Milliseconds since 1970. Default `Date.now`. */
  readonly clock?: () => number;
  /**
   * Numbers in [0, 1) for generation and tool-call ids. Default: `Math.random`, or a sequence from `seed` where that
   * is given, so that two emulators with the same seed and clock answer byte for byte alike.
   */
  readonly random?: () => number;
  /** The catalogue, in the shape of `GET /models`. Default: some 70 simulated models. */
  readonly models?: readonly CatalogueModel[];
  /**
   * Accepted keys. Default: every key that begins with `sk-or-`; of these `sk-or-management…` are management keys
   * and `sk-or-broke…` have no credit (402).
   */
  readonly keys?: readonly EmulatorKey[];
  /** US dollars of credit that the account has, for all keys together; then 402. Default 1,000,000. */
  readonly credits?: number;
  /**
   * Requests for `:free` models that the account has; then 429. `false`: no end. Default: 20 per minute and 1000 per day,
   * or 50 per day with less than 10 dollars of `credits`, as at OpenRouter.
   */
  readonly freeQuota?: { readonly perMinute?: number; readonly perDay?: number } | false;
  /** How often `/generation` says 404 of a fresh answer before it knows it. Default 0. */
  readonly generationDelay?: number;
  /** Answer as if a key of the caller's own was used upstream: `is_byok`, and `cost` 0. Default false. */
  readonly byok?: boolean;
  /**
   * What goes wrong: a fault for every request, a list of which each request meets the first that fits it (`match`) and is
   * not used up (`times`), or a function of the request. Counted are all requests that fit, those among them that a fault
   * of chat cannot harm. The header `x-emulator-fault` and the step of a script come first. Default: nothing.
   *
   * @example
   * createEmulator({ faults: [{ kind: 'rate-limit', times: 2 }, { kind: 'no-done', match: { stream: true, model: /gpt/ } }] });
   */
  readonly faults?: Faults;
  /** What the first calls answer, as `emulator.script` takes it. Default: nothing. */
  readonly script?: Script;
  /**
   * Upstreams that are down, rate limited or slow, by name or slug of a provider or by tag of an endpoint, for example
   * `{ Anthropic: 'down', 'google-vertex': { status: 'rate-limited', retryAfter: 2 } }`. Default: all are up. A name at which no
   * model of the catalogue runs is a TypeError that tells the nearest names.
   */
  readonly upstreams?: Upstreams;
  /** The form of the usage chunk. Default `repeated-finish`, as in every stream recorded since April 2026. */
  readonly usageChunk?: UsageChunkShape;
  /** Blank keep-alive lines before the JSON of a whole chat answer and of a video job. Default 2. */
  readonly keepAliveLines?: number;
  /** Pauses, in milliseconds, that make a stream feel alive. Default: none. */
  readonly pace?: { readonly firstEvent?: number; readonly perEvent?: number };
  /** Smallest prefix, in tokens, that a `cache_control` breakpoint caches. Default 0 (Anthropic: 1024 and more). */
  readonly cacheMinimumTokens?: number;
  /**
   * Refuse a tool loop in which signed reasoning does not come back unchanged, as the upstreams do. Default true: Anthropic and
   * Gemini from 3 on also refuse a loop without any, OpenAI, xAI and older Geminis do not. `strict`: all of them do, and parts
   * that nothing seals have to come back, too; for tests that a client loses no reasoning.
   */
  readonly verifyReasoning?: boolean | 'strict';
  /** How `usage` tells the cost of everything but chat: `null` is what some upstreams make of it. Default `number`. */
  readonly usageCost?: 'number' | 'null';
  /** The order of vectors in an answer; `index` tells the right one. Default `given`. */
  readonly embeddingOrder?: 'given' | 'reversed';
  /** `float`: vectors are lists of numbers although base64 was asked, as some upstreams answer. Default `asked`. */
  readonly embeddingEncoding?: 'asked' | 'float';
  /** Inputs that an upstream embeds in one request; more are a 400. Default 2048, as OpenAI's. */
  readonly embeddingInputs?: number;
  /** `absent`: the content type of spoken PCM does not tell its sample rate. Default `stated`. */
  readonly speechRate?: 'stated' | 'absent';
  /** How video jobs go: for every job, or as a function of the request that submits it. Default: three polls. */
  readonly video?: VideoBehaviour | ((request: RecordedRequest) => VideoBehaviour | undefined);
  /**
   * Calls to the `callback_url` of video jobs, signed as OpenRouter signs them. Jobs with a callback then end without
   * polls. Default: nobody is called, for an emulator reaches no network by itself.
   */
  readonly webhook?: WebhookOptions;
}
