import { requireOutput, resolveModel, type ResolvedModel } from '../catalogue/resolve-model.ts';
import { randomText, type Random } from '../deterministic/random.ts';
import type { EmulatorState } from '../emulator-state.ts';
import { faultOfHeader } from '../faults/choose-fault.ts';
import type { Fault } from '../faults/fault.ts';
import { FaultyResponse } from '../faults/faulty-response.ts';
import { parseFault } from '../faults/parse-fault.ts';
import { shapeAnswer } from '../faults/shape-answer.ts';
import { replacesAnswer } from '../faults/whole-response-fault.ts';
import { resolveFileParts } from '../files/resolve-file-parts.ts';
import { ApiError } from '../http/api-error.ts';
import type { RouteContext } from '../routing/route.ts';
import { composeScripted, scriptPrompt } from '../script/compose-scripted.ts';
import type { ScriptStep } from '../script/script-step.ts';
import type { AnswerParts } from './answer-parts.ts';
import type { ChatAnswer } from './chat-answer.ts';
import type { ChatRequest } from './chat-request.ts';
import { readTurn, type ChatTurn } from './chat-turn.ts';
import { checkAbilities } from './check/check-abilities.ts';
import { composeAnswer, composeRefusal } from './compose-answer.ts';
import type { ReasoningDetail } from './reasoning/reasoning-detail.ts';
import { readReasoningWish, type ReasoningWish } from './reasoning/reasoning-wish.ts';
import { verifyReasoning } from './reasoning/verify-reasoning.ts';
import { Settlement } from './settlement.ts';
import { readPrompt } from './usage/read-prompt.ts';
import { createEnvelope } from './wire/chat-envelope.ts';

/**
 * Makes the answer to a checked request. Chat completions, messages and responses all come through here. `shows` tells
 * which reasoning the caller gets to see; of calls with reasoning that was held back, none is expected to come back.
 */
export function startChat(
  context: RouteContext,
  checked: ChatRequest,
  shows: (detail: ReasoningDetail) => boolean = () => true,
): AnswerParts {
  const { state } = context;
  const request = resolveFileParts(checked, state.files, context.caller.account);
  const turn = readTurn(request, chooseModel(request, state), state.options.seed ?? 0);
  checkAbilities(turn);
  const wish = readReasoningWish(turn);
  if (wish.enabled && state.options.verifyReasoning !== false) verifyReasoning(turn, state.issuedReasoning);
  const counted = readPrompt(turn, state.promptCache, {
    account: context.caller.account,
    minimum: state.options.cacheMinimumTokens ?? 0,
  });
  checkLength(turn, counted.tokens);
  const step = state.script.take(request);
  const fault = stepFault(step, context);
  if (fault && replacesAnswer(fault)) throw new FaultyResponse(fault);
  const prompt = scriptPrompt(counted, step?.usage);
  const composed = answerTurn(turn, wish, { step, fault, ids: state.random });
  const answer = { ...composed, details: composed.details.filter(shows) };
  state.issuedReasoning.remember(
    answer.toolCalls.map((call) => call.id),
    answer.details.length < composed.details.length ? [] : answer.details,
  );

  const created = Math.floor(state.clock() / 1000);
  const envelope = createEnvelope(turn, `gen-${created}-${randomText(state.random, 20)}`, created);
  const own: RouteContext = { ...context, fault };
  const settlement = new Settlement({ context: own, turn, answer, prompt, envelope });
  return { context: own, turn, answer, envelope, settlement, logprobs: wishedLogprobs(turn, answer) };
}

/** What goes wrong: by the header of the request, else by the script, else by the options. */
function stepFault(step: ScriptStep | undefined, context: RouteContext): Fault | undefined {
  if (step?.fault === undefined || faultOfHeader(context.recorded)) return context.fault;
  return typeof step.fault === 'string' ? parseFault(step.fault, 'script.fault') : step.fault;
}

function answerTurn(
  turn: ChatTurn,
  wish: ReasoningWish,
  { step, fault, ids }: { step: ScriptStep | undefined; fault: Fault | undefined; ids: Random },
): ChatAnswer {
  if (fault?.kind === 'refusal') {
    const text = fault.text ?? 'I cannot help with that (injected refusal).';
    return composeRefusal(turn, text, fault.finishReason ?? 'stop');
  }
  const scripted = step && composeScripted(step, turn, wish, ids);
  return shapeAnswer(scripted ?? composeAnswer(turn, wish, ids), fault, turn.family);
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
