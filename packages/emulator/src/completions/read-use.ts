import type { ChatAnswer } from '../chat/chat-answer.ts';
import { priceAnswer, type AnswerPrice } from '../chat/usage/price-answer.ts';
import type { PromptCount } from '../chat/usage/read-prompt.ts';
import { pricesOf, type Inference } from '../inference/inference.ts';
import type { InferenceUse } from '../inference/settle-inference.ts';
import { moneyOf } from '../money/decimal.ts';
import { countTokens } from '../tokens/tokenise.ts';
import type { CompletionStep } from '../script/other-steps.ts';
import type { CompletionRequest } from './completion-request.ts';

/** What a completion used and costs. */
export interface CompletionUse {
  readonly prompt: PromptCount;
  readonly output: Output;
  readonly price: AnswerPrice;
  readonly use: InferenceUse;
  /** What was used when the client left after so many tokens of output, of which so many were reasoning. */
  readonly usedAfter: (tokens: number, reasoningTokens: number) => InferenceUse;
}

interface Output {
  readonly completionTokens: number;
  readonly reasoningTokens: number;
  readonly imageTokens: number;
  readonly searches: number;
}

const NO_CACHE = { read: 0, writtenFor5Minutes: 0, writtenFor1Hour: 0 };

/** Counts what the answers to the prompts of a request used, where the script does not say it. */
export function readUse(
  inference: Inference,
  { prompts, stream }: CompletionRequest,
  answers: readonly ChatAnswer[],
  scripted: CompletionStep['usage'] = {},
): CompletionUse {
  const sum = (numbers: readonly number[]): number => numbers.reduce((total, value) => total + value, 0);
  const counted = sum(prompts.map(({ text, tokens }) => tokens ?? countTokens(text)));
  const prompt = { tokens: scripted.promptTokens ?? counted, cache: NO_CACHE };
  const output: Output = {
    completionTokens: scripted.completionTokens ?? sum(answers.map(({ completionTokens }) => completionTokens)),
    reasoningTokens: scripted.reasoningTokens ?? sum(answers.map(({ reasoningTokens }) => reasoningTokens)),
    imageTokens: 0,
    searches: 0,
  };
  const prices = pricesOf(inference, prompt.tokens);
  const price = fixPrice(priceAnswer(prices, prompt, output), scripted.cost);
  const useOf = (used: Output, { total, completion }: AnswerPrice): InferenceUse => ({
    cost: total,
    outputCost: completion,
    promptTokens: prompt.tokens,
    completionTokens: used.completionTokens,
    reasoningTokens: used.reasoningTokens,
    finishReason: answers[0]?.finishReason,
    nativeFinishReason: answers[0]?.nativeFinishReason,
    streamed: stream,
  });
  return {
    prompt,
    output,
    price,
    use: useOf(output, price),
    usedAfter: (tokens, reasoningTokens) => {
      const part = { ...output, completionTokens: Math.min(tokens, output.completionTokens), reasoningTokens };
      return useOf(part, priceAnswer(prices, prompt, part));
    },
  };
}

/** A price that adds up to what the script says. */
function fixPrice(price: AnswerPrice, cost: number | undefined): AnswerPrice {
  if (cost === undefined) return price;
  const total = moneyOf(cost);
  const prompt = price.prompt < total ? price.prompt : total;
  return { ...price, prompt, completion: total - prompt, tools: 0n, total };
}
