import { requireOutput, resolveModel } from '../catalogue/resolve-model.ts';
import { composeAnswer } from '../chat/compose-answer.ts';
import type { ChatAnswer } from '../chat/chat-answer.ts';
import { readTurn, type ChatTurn } from '../chat/chat-turn.ts';
import { readReasoningWish } from '../chat/reasoning/reasoning-wish.ts';
import { tokenLogprobs } from '../chat/text/token-logprobs.ts';
import { buildUsage, type Usage } from '../chat/usage/build-usage.ts';
import { priceAnswer } from '../chat/usage/price-answer.ts';
import { randomText } from '../deterministic/random.ts';
import { faultError } from '../faults/fault.ts';
import { keepAliveText } from '../http/keep-alive.ts';
import { answerEvents } from '../inference/answer-events.ts';
import { answerInference } from '../inference/answer-inference.ts';
import type { Inference } from '../inference/inference.ts';
import { settleInference } from '../inference/settle-inference.ts';
import type { Route, RouteContext } from '../routing/route.ts';
import { countTokens, tokenise } from '../tokens/tokenise.ts';
import { checkCompletionRequest, type CompletionPrompt, type CompletionRequest } from './completion-request.ts';

/** `POST /completions`, the older way to ask for text, whole and streamed. */
export const completionRoute: Route = {
  method: 'POST',
  path: '/completions',
  access: 'inference',
  handle: answerCompletion,
};

interface CompletionChoice {
  text: string;
  index: number;
  logprobs: Record<string, unknown> | null;
  finish_reason: string | null;
  native_finish_reason: string | null;
  reasoning: string | null;
}

const NO_CACHE = { read: 0, writtenFor5Minutes: 0, writtenFor1Hour: 0 };
const TOKENS_PER_DELTA = 3;

function answerCompletion(context: RouteContext): Response {
  const { state } = context;
  const request = checkCompletionRequest(context.bodyText);
  const resolved = resolveModel(request.model ?? '', state.models);
  requireOutput(resolved.model, 'text');
  const turns = request.prompts.flatMap((prompt) =>
    Array.from({ length: request.n }, (_, sample) => ({
      prompt,
      turn: readTurn(toChat(request, prompt), resolved, (state.options.seed ?? 0) + sample),
    })),
  );
  const answers = turns.map(({ turn }) => composeAnswer(turn, readReasoningWish(turn), state.random));
  const choices = turns.map(({ prompt, turn }, index) => buildChoice(request, prompt, turn, answers[index], index));
  const created = Math.floor(state.clock() / 1000);
  const inference: Inference = {
    id: `gen-${created}-${randomText(state.random, 20)}`,
    created,
    model: resolved.model,
    providerName: turns[0]?.turn.family.providerName ?? '',
    apiType: 'completions',
  };
  const usage = charge(context, inference, request, answers);
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

function buildChoice(
  { echo, logprobs }: CompletionRequest,
  prompt: CompletionPrompt,
  { model }: ChatTurn,
  answer: ChatAnswer | undefined,
  index: number,
): CompletionChoice {
  const said = answer?.text ?? '';
  const text = echo ? prompt.text + said : said;
  const wanted = logprobs !== undefined && model.supported_parameters.includes('logprobs');
  const reasoning = (answer?.details ?? []).map((detail) => detail.text ?? detail.summary ?? '').join('');
  return {
    text,
    index,
    logprobs: wanted ? legacyLogprobs(text, logprobs) : null,
    finish_reason: answer?.finishReason ?? null,
    native_finish_reason: answer?.nativeFinishReason ?? null,
    reasoning: reasoning === '' ? null : reasoning,
  };
}

/** Log probabilities in the form of the older endpoint: parallel lists. */
function legacyLogprobs(text: string, alternatives: number): Record<string, unknown> {
  const entries = tokenLogprobs(text, alternatives);
  let offset = 0;
  return {
    tokens: entries.map(({ token }) => token),
    token_logprobs: entries.map(({ logprob }) => logprob),
    top_logprobs: entries.map(({ top_logprobs: top }) =>
      Object.fromEntries(top.map((one) => [one.token, one.logprob])),
    ),
    text_offset: entries.map(({ token }) => {
      const start = offset;
      offset += token.length;
      return start;
    }),
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
  const price = priceAnswer(inference.model.pricing, prompt, output);
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

function streamCompletion(
  context: RouteContext,
  inference: Inference,
  { envelope, choices, usage }: { envelope: Record<string, unknown>; choices: CompletionChoice[]; usage: Usage },
): Response {
  const chunk = (choice: CompletionChoice): Record<string, unknown> => ({ ...envelope, choices: [choice] });
  const events = choices.flatMap((choice) => [
    ...(choice.reasoning === null ? [] : [chunk({ ...choice, text: '', ...OPEN, reasoning: choice.reasoning })]),
    ...deltas(choice).map((text) => chunk({ ...choice, text, ...OPEN })),
    chunk({ ...choice, text: '', reasoning: null }),
  ]);
  const last = choices.at(-1);
  // As recorded: the usage chunk repeats a choice with an empty text.
  const closing = { ...envelope, choices: last ? [{ ...last, text: '', logprobs: null, reasoning: null }] : [], usage };
  return answerEvents(context, inference, [...events, closing], (fault) => ({
    ...envelope,
    error: faultError(fault.error),
    choices: [{ text: '', index: 0, ...OPEN, finish_reason: 'error' }],
  }));
}

/** What a choice says until it is at its end. */
const OPEN = { finish_reason: null, native_finish_reason: null, logprobs: null, reasoning: null };

function deltas({ text }: CompletionChoice): string[] {
  const tokens = tokenise(text);
  return Array.from({ length: Math.ceil(tokens.length / TOKENS_PER_DELTA) }, (_, index) =>
    tokens.slice(index * TOKENS_PER_DELTA, (index + 1) * TOKENS_PER_DELTA).join(''),
  );
}
