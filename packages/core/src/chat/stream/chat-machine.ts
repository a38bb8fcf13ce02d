import { buildAnswerError } from '../../errors/answer-error.ts';
import type { AnswerErrorKind } from '../../errors/answer-error.ts';
import { isRefusal } from '../../errors/error-kind.ts';
import type { OpenRouterError } from '../../errors/openrouter-error.ts';
import type { Mask } from '../../errors/mask-secrets.ts';
import { readErrorObject } from '../../errors/read-error.ts';
import { asObject, isObject, nonEmptyString } from '../../json.ts';
import { mergeUsage } from '../../usage/merge-usage.ts';
import { readUsage } from '../../usage/read-usage.ts';
import type { Usage } from '../../usage/usage.ts';
import type {
  ChatChunk,
  WireAudioDelta,
  WireChoice,
  WireDelta,
  WireTokenLogprob,
  WireToolCallDelta,
} from '../../wire/chat-response.ts';
import type { WireError } from '../../wire/error-body.ts';
import type { WireUsage } from '../../wire/usage.ts';
import type { ChatEvent, FinishReason } from '../chat-event.ts';
import { Annotations } from './annotations.ts';
import { Audio } from './audio.ts';
import { EventSink } from './event-sink.ts';
import { readFinishReason } from './finish-reason.ts';
import { Prose } from './prose.ts';
import { readLogprobs } from './read-logprobs.ts';
import { readableReasoning } from './reasoning-details.ts';
import { ResponseFacts } from './response-facts.ts';
import { ToolCalls } from './tool-calls.ts';

/** What the machine has to know of the HTTP answer. */
export interface ChatMachineResponse {
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string>>;
  /** When the answer came, epoch milliseconds. */
  readonly receivedAt: number;
  /** Hides secrets in what an error shows. */
  readonly mask?: Mask | undefined;
}

/** How its events are made. */
export interface ChatMachineOptions {
  /** Emit each chunk as a `raw` event before its own events. Default false. */
  includeRaw?: boolean | undefined;
  /** Join neighbouring deltas of a block that are taken together. Default false. */
  coalesce?: boolean | undefined;
}

/** How the chunks ended: with `[DONE]`, by the end of the bytes, or as one whole body. */
export type ChatEnding = 'done' | 'closed' | 'whole';

/**
 * The one interpreter of chat answers: chunks in, events out. A whole answer is one chunk. It does no I/O, has no clock and no
 * random ids, and never hands out an object that it changes later.
 */
export class ChatMachine {
  readonly #response: ChatMachineResponse;
  readonly #options: ChatMachineOptions;
  readonly #sink: EventSink;
  readonly #facts: ResponseFacts;
  readonly #prose: Prose;
  // What most answers do not hold is made for the first that comes.
  #tools: ToolCalls | undefined;
  #audio: Audio | undefined;
  #annotations: Annotations | undefined;
  #logprobs: WireTokenLogprob[] | undefined;
  #imagesSeen: Set<string> | undefined;
  #started = false;
  #finished = false;
  #usage: WireUsage | undefined;
  #reason: string | undefined;
  #nativeReason: string | undefined;
  #failure: OpenRouterError | undefined;
  #sawChoice = false;
  #choiceIndex: number | undefined;
  #warnedOfChoices = false;

  constructor(response: ChatMachineResponse, options: ChatMachineOptions = {}) {
    this.#response = response;
    this.#options = options;
    this.#facts = new ResponseFacts(response);
    this.#sink = new EventSink(options.coalesce === true);
    this.#prose = new Prose(this.#sink, () => this.#facts.id);
  }

  /** As far as it is known. */
  get id(): string | undefined {
    return this.#facts.id;
  }

  /** Reads one chunk, or the one chunk that a whole answer is. */
  push(chunk: ChatChunk): void {
    if (this.#finished) return;
    if (this.#options.includeRaw === true) this.#sink.emit({ type: 'raw', chunk });
    this.#facts.read(chunk);
    this.#start();
    if (isObject(chunk.usage)) this.#usage = mergeUsage(this.#usage, chunk.usage);
    try {
      for (const choice of Array.isArray(chunk.choices) ? chunk.choices : []) {
        if (isObject(choice)) this.#choice(choice, chunk);
      }
    } catch (cause) {
      // Thousands of levels: JSON that can be parsed, but not written again.
      this.#breakOff('invalid-response', 'The answer cannot be read', cause);
    }
    if (isObject(chunk.error) || nonEmptyString(chunk.error) !== undefined) this.#fail(chunk.error ?? '', chunk);
  }

  /** Reports a failure that the chunks do not tell: bytes that are no JSON, a broken connection. */
  fail(error: OpenRouterError): void {
    if (!this.#finished) this.#report(error);
  }

  /** Ends the answer: every block that is open, then `finish`. */
  end(ending: ChatEnding): void {
    if (this.#finished) return;
    this.#start();
    const reason = this.#finishReason(ending);
    this.#prose.close();
    this.#audio?.end();
    this.#tools?.end(
      this.#failure !== undefined ? 'failed' : reason === 'tool-calls' ? 'normal' : 'cut',
      this.#facts.id,
    );
    this.#finish(reason);
  }

  /** The events since the last time. The caller owns them. */
  take(): ChatEvent[] {
    return this.#sink.take();
  }

  #start(): void {
    if (this.#started) return;
    this.#started = true;
    const { id, model, provider, created } = this.#facts;
    this.#sink.emit({ type: 'response-start', id, model, provider, created });
  }

  #choice(choice: WireChoice, chunk: ChatChunk): void {
    this.#choiceIndex ??= choice.index ?? 0;
    if ((choice.index ?? 0) !== this.#choiceIndex) {
      // OpenRouter has no `n`; a second choice would interleave with the first.
      if (!this.#warnedOfChoices) this.#sink.emit({ type: 'warning', message: 'Only the first choice was read.' });
      this.#warnedOfChoices = true;
      return;
    }
    const delta = choice.message ?? choice.delta;
    const reason = nonEmptyString(choice.finish_reason);
    this.#sawChoice ||= isObject(delta) || reason !== undefined || isObject(choice.error);
    if (isObject(delta)) this.#delta(delta, isObject(choice.message));
    const tokens = readLogprobs(choice.logprobs);
    if (tokens.length > 0) {
      this.#logprobs ??= [];
      for (const token of tokens) this.#logprobs.push(token);
      this.#sink.emit({ type: 'logprobs', tokens });
    }
    // The usage chunk repeats the reason; an error after another reason wins.
    if (reason !== undefined && (this.#reason === undefined || reason === 'error')) this.#reason = reason;
    this.#nativeReason = nonEmptyString(choice.native_finish_reason) ?? this.#nativeReason;
    if (isObject(choice.error)) this.#fail(choice.error, chunk);
  }

  /** A delta, or a whole message: the same fields in the order in which models produce them. */
  #delta(delta: WireDelta, isWhole: boolean): void {
    this.#reasoning(delta);
    this.#content(delta.content);
    // Before what closes the text: the citations of a whole message are of its words.
    if (Array.isArray(delta.annotations)) {
      for (const annotation of delta.annotations) {
        if (isObject(annotation)) (this.#annotations ??= new Annotations(this.#sink, this.#prose)).push(annotation);
      }
    }
    if (typeof delta.refusal === 'string') this.#prose.refusal(delta.refusal);
    if (Array.isArray(delta.images)) for (const image of delta.images) this.#image(image);
    if (isObject(delta.audio)) this.#sound(delta.audio);
    if (Array.isArray(delta.tool_calls)) this.#calls(delta.tool_calls, isWhole);
  }

  #sound(delta: WireAudioDelta): void {
    this.#audio ??= new Audio(this.#sink);
    this.#audio.push(delta, () => this.#prose.close());
  }

  #calls(calls: readonly WireToolCallDelta[], isWhole: boolean): void {
    for (const [position, call] of calls.entries()) {
      if (!isObject(call)) continue;
      // Each entry of a whole message is a call of its own, whatever index it carries.
      const piece = isWhole ? { ...call, index: position } : call;
      this.#tools ??= new ToolCalls(this.#sink);
      this.#tools.push(piece, this.#facts.id, () => this.#prose.close());
    }
  }

  /** Details and plain text carry the same words: the plain text counts only where no detail is readable. */
  #reasoning(delta: WireDelta): void {
    const details = Array.isArray(delta.reasoning_details) ? delta.reasoning_details.filter(isObject) : undefined;
    const plain = delta.reasoning ?? delta.reasoning_content;
    if (typeof plain === 'string' && plain !== '') {
      const isReadable = details?.some((detail) => readableReasoning(detail) !== '') === true;
      if (!isReadable) this.#prose.plainReasoning(plain);
    }
    if (details !== undefined) for (const detail of details) this.#prose.reasoning(detail);
  }

  #content(content: WireDelta['content']): void {
    if (typeof content === 'string') return this.#prose.text(content);
    if (!Array.isArray(content)) return;
    for (const part of content) {
      const text: unknown = typeof part === 'string' ? part : asObject(part)['text'];
      if (typeof text === 'string') this.#prose.text(text);
      else this.#image(part);
    }
  }

  /** An image of an address, or what cannot be read. */
  #image(part: unknown): void {
    const image = asObject(part);
    const url = nonEmptyString(asObject(image['image_url'])['url']);
    if (url === undefined) {
      return this.#sink.emit({
        type: 'warning',
        message: `A content part of the type “${String(image['type'])}” was left out.`,
      });
    }
    if (this.#imagesSeen?.has(url) === true) return;
    this.#imagesSeen = (this.#imagesSeen ?? new Set()).add(url);
    this.#prose.close();
    this.#sink.emit({ type: 'image', block: this.#sink.openBlock(), url, image });
  }

  #fail(error: WireError | string, chunk: ChatChunk): void {
    const { headers, receivedAt, mask } = this.#response;
    const { id, provider } = this.#facts;
    const usage = this.#readUsage();
    const context = { status: 200, headers, receivedAt, generationId: id, providerName: provider, usage, mask };
    this.#report(readErrorObject(typeof error === 'string' ? { message: error } : error, chunk, context));
  }

  #report(error: OpenRouterError): void {
    // A choice and its chunk may both carry the same error; the first says it all.
    if (this.#failure !== undefined) return;
    this.#failure = error;
    this.#sink.emit({ type: 'error', error });
  }

  #finishReason(ending: ChatEnding): FinishReason {
    const raw = this.#reason;
    if (raw === 'error') {
      // Google's `PROHIBITED_CONTENT`: another try would cost the same again.
      this.#breakOff(
        isRefusal(this.#nativeReason) ? 'content-policy' : 'upstream',
        'The upstream failed without saying why',
      );
    }
    if (ending !== 'closed' && !this.#sawChoice) this.#breakOff('invalid-response', 'The answer holds no choices');
    const isOrderly = ending === 'whole' || (ending === 'done' && this.#tools?.areWhole === true);
    if (raw === undefined && !isOrderly) {
      this.#breakOff('interrupted', 'The answer broke off: the stream ended without a finish reason');
    }
    if (this.#tools?.hasUnnamed === true)
      this.#breakOff('invalid-response', 'The answer holds a tool call without a name');
    if (this.#failure !== undefined) return this.#failure.kind === 'interrupted' ? 'interrupted' : 'error';
    // Without a reason nobody knows whether arguments that are empty are the beginning of more.
    return readFinishReason(raw, this.#tools !== undefined && (raw !== undefined || this.#tools.areWhole));
  }

  #breakOff(kind: AnswerErrorKind, said: string, cause?: unknown): void {
    const { id, provider } = this.#facts;
    this.#report(
      buildAnswerError(kind, said, {
        generationId: id,
        providerName: provider,
        nativeReason: this.#nativeReason,
        headers: this.#response.headers,
        usage: this.#readUsage(),
        mask: this.#response.mask,
        cause,
      }),
    );
  }

  #readUsage(): Usage | undefined {
    return this.#usage === undefined ? undefined : readUsage(this.#usage);
  }

  #finish(reason: FinishReason): void {
    this.#finished = true;
    const { id, model, provider, created, serviceTier, systemFingerprint, openrouterMetadata, debug, extra } =
      this.#facts;
    this.#sink.emit({
      type: 'finish',
      reason,
      rawReason: this.#reason,
      nativeReason: this.#nativeReason,
      usage: this.#readUsage(),
      reasoningDetails: this.#prose.reasoningDetails,
      annotations: this.#annotations?.all ?? [],
      logprobs: this.#logprobs,
      id,
      model,
      provider,
      created,
      serviceTier,
      systemFingerprint,
      openrouterMetadata,
      debug,
      // A copy has an ordinary prototype, whatever `__proto__` the upstream sent.
      extra: { ...extra },
    });
  }
}
