import type { ChatAnswer } from '../chat/chat-answer.ts';
import { priceAnswer, type AnswerPrice } from '../chat/usage/price-answer.ts';
import type { PromptCount } from '../chat/usage/read-prompt.ts';
import type { Inference } from '../inference/inference.ts';
import type { InferenceUse } from '../inference/settle-inference.ts';
import { countTokens } from '../tokens/tokenise.ts';
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

/** Counts what the answers to the prompts of a request used. */
export function readUse(
  { endpoint }: Inference,
  { prompts, stream }: CompletionRequest,
  answers: readonly ChatAnswer[],
): CompletionUse {
  const sum = (numbers: readonly number[]): number => numbers.reduce((total, value) => total + value, 0);
  const prompt = { tokens: sum(prompts.map(({ text, tokens }) => tokens ?? countTokens(text))), cache: NO_CACHE };
  const output: Output = {
    completionTokens: sum(answers.map(({ completionTokens }) => completionTokens)),
    reasoningTokens: sum(answers.map(({ reasoningTokens }) => reasoningTokens)),
    imageTokens: 0,
    searches: 0,
  };
  const price = priceAnswer(endpoint.pricing, prompt, output);
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
      return useOf(part, priceAnswer(endpoint.pricing, prompt, part));
    },
  };
}
