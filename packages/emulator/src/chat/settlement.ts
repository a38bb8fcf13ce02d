import { pricesFor } from '../money/prices.ts';
import { presetIdOf } from '../presets/apply-preset.ts';
import type { Attempt } from '../provider-routing/attempt-route.ts';
import type { RouteContext } from '../routing/route.ts';
import type { ChatAnswer } from './chat-answer.ts';
import type { ChatTurn } from './chat-turn.ts';
import { mediaParts } from './message-text.ts';
import { buildUsage, type Usage } from './usage/build-usage.ts';
import { priceAnswer, type AnswerPrice } from './usage/price-answer.ts';
import type { PromptCount } from './usage/read-prompt.ts';
import type { ChatEnvelope } from './wire/chat-envelope.ts';

/** How an answer ended for the books. A failed answer costs nothing, a cancelled one what was produced. */
export type Outcome = 'finished' | 'cancelled' | 'failed';

const NOTHING: AnswerPrice = { prompt: 0n, completion: 0n, tools: 0n, total: 0n, cacheDiscount: null };

interface SettlementParts {
  readonly context: RouteContext;
  readonly turn: ChatTurn;
  readonly answer: ChatAnswer;
  readonly prompt: PromptCount;
  readonly envelope: ChatEnvelope;
  /** The endpoints that were tried, the one that answers last. */
  readonly attempts: readonly Attempt[];
}

/** Counts what an answer costs, charges it and writes it into the list of generations. */
export class Settlement {
  readonly usage: Usage;
  /** What the prompt weighs, and what of it was cached. */
  readonly prompt: PromptCount;
  readonly #parts: SettlementParts;
  readonly #startedAt: number;

  constructor(parts: SettlementParts) {
    this.#parts = parts;
    this.prompt = parts.prompt;
    this.#startedAt = parts.context.recorded.at;
    this.usage = this.#usageOf(parts.answer);
  }

  /** "Zero completion insurance": without output tokens and without a finish reason nothing is charged. */
  get #isInsured(): boolean {
    const { answer } = this.#parts;
    return answer.completionTokens === 0 && answer.finishReason === null;
  }

  #price(output: ProducedOutput): AnswerPrice {
    const { turn, prompt, answer } = this.#parts;
    if (this.#isInsured) return NOTHING;
    const prices = pricesFor(turn.endpoint.pricing, { promptTokens: prompt.tokens, at: this.#startedAt });
    const price = priceAnswer(prices, prompt, output);
    const fixed = output === answer ? answer.fixedCost : undefined;
    if (fixed === undefined) return price;
    const ofPrompt = price.prompt < fixed ? price.prompt : fixed;
    return { ...price, prompt: ofPrompt, completion: fixed - ofPrompt, tools: 0n, total: fixed };
  }

  #usageOf(output: ProducedOutput): Usage {
    const { prompt, context } = this.#parts;
    return buildUsage(prompt, this.#price(output), output, context.state.options.byok === true);
  }

  /** Settles an answer. `producedTokens`: the output so far, for an answer that was cancelled. */
  settle(outcome: Outcome, facts: { streamed: boolean; producedTokens: number; firstEventAt: number }): void {
    const { context, turn, answer, prompt, envelope, attempts } = this.#parts;
    const { state, caller, recorded } = context;
    const output = outcome === 'finished' ? answer : partOf(answer, facts.producedTokens);
    const price = this.#price(output);
    const total = outcome === 'failed' ? 0n : price.total;
    const byok = state.options.byok === true;
    state.contents.add(envelope.id, {
      input: { messages: turn.request.messages },
      completion: answer.text === '' ? null : answer.text,
      reasoning: readableReasoning(answer.details),
    });
    const requested = attempts.at(-1)?.candidate.requested ?? '';
    state.generations.add({
      id: envelope.id,
      apiType: 'completions',
      account: caller.account,
      createdAt: this.#startedAt,
      model: envelope.model,
      providerName: envelope.provider,
      streamed: facts.streamed,
      cancelled: outcome === 'cancelled',
      finishReason: finishOf(outcome, answer.finishReason),
      nativeFinishReason: finishOf(outcome, answer.nativeFinishReason),
      serviceTier: envelope.serviceTier,
      sessionId: turn.request.session_id ?? recorded.headers['x-session-id'] ?? null,
      externalUser: turn.request.user ?? null,
      httpReferer: recorded.headers['http-referer'] ?? null,
      userAgent: recorded.headers['user-agent'] ?? null,
      router: requested.startsWith('openrouter/') ? requested : null,
      promptTokens: prompt.tokens,
      completionTokens: output.completionTokens,
      reasoningTokens: output.reasoningTokens,
      cachedTokens: prompt.cache.read,
      imageTokens: output.imageTokens,
      promptMedia: turn.request.messages.flatMap(mediaParts).length,
      completionMedia: answer.images.length,
      searchResults: answer.searches > 0 ? answer.annotations.filter(({ type }) => type === 'url_citation').length : 0,
      ...countFetches(answer),
      cost: byok ? 0n : total,
      upstreamCost: total,
      cacheDiscount: price.cacheDiscount,
      isByok: byok,
      attempts: attempts.map(({ candidate, status }) => ({
        providerName: candidate.endpoint.providerName,
        model: candidate.model.canonical_slug,
        status,
      })),
      presetId: presetIdOf(recorded.body, state.presets),
      latency: facts.firstEventAt - this.#startedAt,
      duration: state.clock() - this.#startedAt,
    });
  }
}

/** What of the reasoning is text. */
function readableReasoning(details: ChatAnswer['details']): string | null {
  const text = details.map((detail) => detail.text ?? detail.summary ?? '').join('');
  return text === '' ? null : text;
}

interface ProducedOutput {
  readonly completionTokens: number;
  readonly reasoningTokens: number;
  readonly imageTokens: number;
  readonly audioTokens?: number;
  readonly searches: number;
  readonly serverTools?: ChatAnswer['serverTools'];
}

function partOf(answer: ChatAnswer, tokens: number): ProducedOutput {
  // Reasoning comes first, so what was produced is reasoning until that is used up.
  return {
    completionTokens: Math.min(tokens, answer.completionTokens),
    reasoningTokens: Math.min(tokens, answer.reasoningTokens),
    imageTokens: tokens >= answer.completionTokens ? answer.imageTokens : 0,
    // Sound and transcript come by turns.
    audioTokens: answer.audio ? Math.round(tokens * ((answer.audioTokens ?? 0) / answer.completionTokens)) : 0,
    searches: answer.searches,
    ...(answer.serverTools && { serverTools: answer.serverTools }),
  };
}

function finishOf(outcome: Outcome, finished: string | null): string | null {
  if (outcome === 'finished') return finished;
  return outcome === 'failed' ? 'error' : null;
}

function countFetches({ serverTools = [] }: ChatAnswer): { fetches?: number } {
  const fetches = serverTools.filter(({ type }) => type === 'openrouter:web_fetch').length;
  return fetches > 0 ? { fetches } : {};
}
