import { requireOutput, resolveModel } from '../catalogue/resolve-model.ts';
import { composeAnswer } from '../chat/compose-answer.ts';
import type { ChatAnswer } from '../chat/chat-answer.ts';
import { readTurn } from '../chat/chat-turn.ts';
import { readReasoningWish } from '../chat/reasoning/reasoning-wish.ts';
import { buildUsage, type Usage } from '../chat/usage/build-usage.ts';
import { priceAnswer } from '../chat/usage/price-answer.ts';
import { randomText } from '../deterministic/random.ts';
import { keepAliveText } from '../http/keep-alive.ts';
import { chooseEndpoint } from '../inference/choose-endpoint.ts';
import { answerInference } from '../inference/answer-inference.ts';
import type { Inference } from '../inference/inference.ts';
import { settleInference } from '../inference/settle-inference.ts';
import type { Route, RouteContext } from '../routing/route.ts';
import { countTokens } from '../tokens/tokenise.ts';
import { buildChoice } from './build-choice.ts';
import { checkCompletionRequest, type CompletionPrompt, type CompletionRequest } from './completion-request.ts';
import { streamCompletion } from './stream-completion.ts';

/** `POST /completions`, the older way to ask for text, whole and streamed. */
export const completionRoute: Route = {
  method: 'POST',
  path: '/completions',
  access: 'inference',
  handle: answerCompletion,
};

const NO_CACHE = { read: 0, writtenFor5Minutes: 0, writtenFor1Hour: 0 };

function answerCompletion(context: RouteContext): Response {
  const { state } = context;
  const request = checkCompletionRequest(context.bodyText);
  const resolved = resolveModel(request.model ?? '', state.models);
  requireOutput(resolved.model, 'text');
  const endpoint = chooseEndpoint(context, resolved.model);
  const turns = request.prompts.flatMap((prompt) =>
    Array.from({ length: request.n }, (_, sample) => ({
      prompt,
      turn: readTurn(toChat(request, prompt), { ...resolved, endpoint }, (state.options.seed ?? 0) + sample),
    })),
  );
  const answers = turns.map(({ turn }) => composeAnswer(turn, readReasoningWish(turn), state.random));
  const choices = turns.map(({ prompt, turn }, index) => buildChoice(request, prompt, turn, answers[index], index));
  const created = Math.floor(state.clock() / 1000);
  const inference: Inference = {
    id: `gen-${created}-${randomText(state.random, 20)}`,
    created,
    model: resolved.model,
    endpoint,
    providerName: endpoint.providerName,
    apiType: 'completions',
  };
  const usage = charge(context, inference, request, answers);
  state.contents.add(inference.id, {
    input: { prompt: request.prompts[0]?.text ?? '' },
    completion: answers[0]?.text ?? null,
    reasoning: null,
  });
  const envelope = {
    id: inference.id,
    object: 'text_completion',
    created,
    model: resolved.model.canonical_slug,
    provider: inference.providerName,
    system_fingerprint: null,
  };
  if (request.stream) return streamCompletion(context, inference, { envelope, choices, usage });
  const leadingText = keepAliveText(state.options);
  return answerInference(context, inference, { ...envelope, choices, usage }, { leadingText });
}

function toChat(
  { prompts: _, ...request }: CompletionRequest,
  { text }: CompletionPrompt,
): Parameters<typeof readTurn>[0] {
  const { model, max_tokens, seed, stop, response_format } = request;
  return {
    ...(model !== undefined && { model }),
    ...(max_tokens !== undefined && { max_tokens }),
    ...(seed !== undefined && { seed }),
    ...(stop !== undefined && { stop }),
    ...(response_format !== undefined && { response_format }),
    messages: [{ role: 'user', content: text }],
  };
}

function charge(
  context: RouteContext,
  inference: Inference,
  { prompts, stream }: CompletionRequest,
  answers: readonly ChatAnswer[],
): Usage {
  const sum = (numbers: readonly number[]): number => numbers.reduce((total, value) => total + value, 0);
  const prompt = { tokens: sum(prompts.map(({ text, tokens }) => tokens ?? countTokens(text))), cache: NO_CACHE };
  const output = {
    completionTokens: sum(answers.map(({ completionTokens }) => completionTokens)),
    reasoningTokens: sum(answers.map(({ reasoningTokens }) => reasoningTokens)),
    imageTokens: 0,
    searches: 0,
  };
  const price = priceAnswer(inference.endpoint.pricing, prompt, output);
  settleInference(context, inference, {
    cost: price.total,
    outputCost: price.completion,
    promptTokens: prompt.tokens,
    completionTokens: output.completionTokens,
    finishReason: answers[0]?.finishReason,
    nativeFinishReason: answers[0]?.nativeFinishReason,
    streamed: stream,
  });
  return buildUsage(prompt, price, output, context.state.options.byok === true);
}
