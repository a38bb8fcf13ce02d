import type { Random } from '../deterministic/random.ts';
import { createGenerationId } from '../generation/generation-id.ts';
import type { Fault } from '../faults/fault.ts';
import { shapeAnswer } from '../faults/shape-answer.ts';
import { resolveFileParts } from '../files/resolve-file-parts.ts';
import type { RouteContext } from '../routing/route.ts';
import { amendAnswer } from '../script/amend-answer.ts';
import { composeScripted, scriptPrompt } from '../script/compose-scripted.ts';
import { stepFault } from '../script/step-fault.ts';
import type { ChatStep } from '../script/script-step.ts';
import type { AnswerParts } from './answer-parts.ts';
import type { ChatAnswer } from './chat-answer.ts';
import type { ChatRequest } from './chat-request.ts';
import type { ChatTurn } from './chat-turn.ts';
import { composeAnswer, composeRefusal } from './compose-answer.ts';
import { speakAnswer } from './media/speak-answer.ts';
import type { ReasoningDetail } from './reasoning/reasoning-detail.ts';
import type { ReasoningWish } from './reasoning/reasoning-wish.ts';
import { routeChat } from './route-chat.ts';
import { useServerTools } from './server-tools/use-server-tools.ts';
import { Settlement } from './settlement.ts';
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
  const { turn: routed, wish, counted, attempts, pace, routing } = routeChat(context, request);
  const turn = {
    ...routed,
    ...useServerTools(routed, { models: state.models, now: state.clock(), promptTokens: counted.tokens }),
  };
  const step = state.script.take(request);
  const fault = stepFault(step?.fault, context);
  const prompt = scriptPrompt(counted, step?.usage);
  const written = answerTurn(turn, wish, { step, fault, ids: state.random });
  const composed = speakAnswer(written, turn, {
    ids: state.random,
    now: state.clock(),
    counted: step?.usage?.completionTokens !== undefined,
  });
  const answer = { ...composed, details: composed.details.filter(shows) };
  state.issuedReasoning.remember(
    answer.toolCalls.map((call) => call.id),
    {
      details: answer.details.length < composed.details.length ? [] : answer.details,
      upstream: turn.endpoint.providerSlug,
    },
  );

  const created = Math.floor(state.clock() / 1000);
  const envelope = {
    ...createEnvelope(turn, createGenerationId(created, state.random), created),
    ...(routing && { routing }),
  };
  const own: RouteContext = { ...context, fault, ...(pace && { pace }) };
  const settlement = new Settlement({ context: own, turn, answer, prompt, envelope, attempts });
  return { context: own, turn, answer, envelope, settlement, logprobs: wishedLogprobs(turn, answer) };
}

function answerTurn(
  turn: ChatTurn,
  wish: ReasoningWish,
  { step, fault, ids }: { step: ChatStep | undefined; fault: Fault | undefined; ids: Random },
): ChatAnswer {
  if (fault?.kind === 'refusal') {
    const text = fault.text ?? 'I cannot help with that (injected refusal).';
    return composeRefusal(turn, text, fault.finishReason ?? 'stop');
  }
  const scripted = step && composeScripted(step, turn, wish, ids);
  const own = (): ChatAnswer => composeAnswer(turn, wish, ids);
  return shapeAnswer(scripted ?? (step ? amendAnswer(own(), step, turn) : own()), fault, turn.family);
}

/** Number of alternatives per token; undefined when no log probabilities are wanted or the model gives none. */
function wishedLogprobs({ request, model }: ChatTurn, answer: ChatAnswer): number | undefined {
  if (request.logprobs !== true || !model.supported_parameters.includes('logprobs')) return undefined;
  return answer.text === '' || answer.audio ? undefined : (request.top_logprobs ?? 0);
}
