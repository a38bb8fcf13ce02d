import { requireOutput, resolveModel, type ResolvedModel } from '../catalogue/resolve-model.ts';
import { randomText } from '../deterministic/random.ts';
import type { EmulatorState } from '../emulator-state.ts';
import { shapeAnswer } from '../faults/shape-answer.ts';
import { resolveFileParts } from '../files/resolve-file-parts.ts';
import { ApiError } from '../http/api-error.ts';
import type { RouteContext } from '../routing/route.ts';
import type { AnswerParts } from './answer-parts.ts';
import type { ChatAnswer } from './chat-answer.ts';
import type { ChatRequest } from './chat-request.ts';
import { readTurn, type ChatTurn } from './chat-turn.ts';
import { checkAbilities } from './check/check-abilities.ts';
import { composeAnswer, composeRefusal } from './compose-answer.ts';
import { readReasoningWish } from './reasoning/reasoning-wish.ts';
import { verifyReasoning } from './reasoning/verify-reasoning.ts';
import { Settlement } from './settlement.ts';
import { readPrompt } from './usage/read-prompt.ts';
import { createEnvelope } from './wire/chat-envelope.ts';

/** Makes the answer to a checked request. Chat completions, messages and responses all come through here. */
export function startChat(context: RouteContext, checked: ChatRequest): AnswerParts {
  const { state, fault } = context;
  const request = resolveFileParts(checked, state.files, context.caller.account);
  const turn = readTurn(request, chooseModel(request, state), state.options.seed ?? 0);
  checkAbilities(turn);
  const wish = readReasoningWish(turn);
  if (wish.enabled && state.options.verifyReasoning !== false) verifyReasoning(turn, state.issuedReasoning);
  const prompt = readPrompt(turn, state.promptCache, {
    account: context.caller.account,
    minimum: state.options.cacheMinimumTokens ?? 0,
  });
  checkLength(turn, prompt.tokens);
  const answer =
    fault?.kind === 'refusal'
      ? composeRefusal(turn, fault.text ?? 'I cannot help with that (injected refusal).', fault.finishReason ?? 'stop')
      : shapeAnswer(composeAnswer(turn, wish, state.random), fault, turn.family);
  state.issuedReasoning.remember(
    answer.toolCalls.map((call) => call.id),
    answer.details,
  );

  const created = Math.floor(state.clock() / 1000);
  const envelope = createEnvelope(turn, `gen-${created}-${randomText(state.random, 20)}`, created);
  const settlement = new Settlement({ context, turn, answer, prompt, envelope });
  return { context, turn, answer, envelope, settlement, logprobs: wishedLogprobs(turn, answer) };
}

/** Refuses what does not fit into the model's context, prompt and wished output together. */
function checkLength({ request, model }: ChatTurn, promptTokens: number): void {
  const wished = request.max_completion_tokens ?? request.max_tokens ?? 0;
  const limit = model.context_length ?? Infinity;
  if (promptTokens + wished <= limit) return;
  throw new ApiError(
    400,
    `This endpoint's maximum context length is ${limit} tokens. However, you requested about ${promptTokens + wished} ` +
      `tokens (${promptTokens} of text input, ${wished} in the output). Please reduce the length of either one.`,
    { metadata: { error_type: 'context_length_exceeded' } },
  );
}

/** The model of a request: `model`, else the first of `models`, else the account's default. */
function chooseModel(request: ChatRequest, state: EmulatorState): ResolvedModel {
  const ids = [...(request.model === undefined ? [] : [request.model]), ...(request.models ?? [])];
  const resolved = (ids.length > 0 ? ids : ['openrouter/auto']).map((id) => resolveModel(id, state.models));
  // No simulated upstream is ever down, so a fallback is never needed.
  const chosen = resolved[0] ?? resolveModel('openrouter/auto', state.models);
  requireOutput(chosen.model, 'text', 'image');
  return chosen;
}

/** Number of alternatives per token; undefined when no log probabilities are wanted or the model gives none. */
function wishedLogprobs({ request, model }: ChatTurn, answer: ChatAnswer): number | undefined {
  if (request.logprobs !== true || !model.supported_parameters.includes('logprobs')) return undefined;
  return answer.text === '' ? undefined : (request.top_logprobs ?? 0);
}
