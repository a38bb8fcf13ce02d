import { requireOutput } from '../catalogue/resolve-model.ts';
import { composeAnswer } from '../chat/compose-answer.ts';
import type { ChatAnswer } from '../chat/chat-answer.ts';
import { readTurn, type ChatTurn } from '../chat/chat-turn.ts';
import { readReasoningWish } from '../chat/reasoning/reasoning-wish.ts';
import { buildUsage } from '../chat/usage/build-usage.ts';
import type { Random } from '../deterministic/random.ts';
import { createGenerationId } from '../generation/generation-id.ts';
import { keepAliveText } from '../http/keep-alive.ts';
import { routeCall } from '../inference/route-call.ts';
import { answerInference } from '../inference/answer-inference.ts';
import type { Inference } from '../inference/inference.ts';
import type { Route, RouteContext } from '../routing/route.ts';
import { amendAnswer } from '../script/amend-answer.ts';
import { composeScripted } from '../script/compose-scripted.ts';
import type { CompletionStep } from '../script/other-steps.ts';
import { takeScripted } from '../script/take-scripted.ts';
import { buildChoice } from './build-choice.ts';
import { checkCompletionRequest, type CompletionPrompt, type CompletionRequest } from './completion-request.ts';
import { readUse } from './read-use.ts';
import { streamCompletion } from './stream-completion.ts';

/** `POST /completions`, the older way to ask for text, whole and streamed. */
export const completionRoute: Route = {
  method: 'POST',
  path: '/completions',
  access: 'inference',
  handle: answerCompletion,
};

function answerCompletion(context: RouteContext): Response {
  const { state } = context;
  const request = checkCompletionRequest(context.bodyText);
  const { pace, routing, ...resolved } = routeCall(context, request.models, (model) => requireOutput(model, 'text'));
  const { endpoint } = resolved;
  const turns = request.prompts.flatMap((prompt) =>
    Array.from({ length: request.n }, (_, sample) => ({
      prompt,
      turn: readTurn(toChat(request, prompt), resolved, (state.options.seed ?? 0) + sample),
    })),
  );
  const { step, own } = takeScripted(context, 'completions', {
    model: request.models[0],
    input: request.prompts.map(({ text }) => text).join('\n'),
  });
  const answers = turns.map(({ turn }) => composeChoice(turn, step, state.random));
  const choices = turns.map(({ prompt, turn }, index) => buildChoice(request, prompt, turn, answers[index], index));
  const created = Math.floor(state.clock() / 1000);
  const inference: Inference = {
    id: createGenerationId(created, state.random),
    created,
    model: resolved.model,
    endpoint,
    providerName: endpoint.providerName,
    apiType: 'completions',
    ...(pace && { pace }),
  };
  const used = readUse(inference, request, answers, step?.usage);
  const usage = buildUsage(used.prompt, used.price, used.output, state.options.byok === true);
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
  if (request.stream) {
    const said = choices.map((choice, index) => ({
      choice,
      echoed: request.echo ? (turns[index]?.prompt.text ?? '') : '',
      deltas: answers[index]?.textDeltas,
      reasoningTokens: answers[index]?.reasoningTokens ?? 0,
    }));
    return streamCompletion(own, inference, { envelope, said, usage, used, routing });
  }
  const leadingText = keepAliveText(state.options);
  const told = routing && { openrouter_metadata: routing };
  return answerInference(own, inference, { ...envelope, choices, usage, ...told }, { use: used.use, leadingText });
}

/** What a step says, or what the emulator says itself. */
function composeChoice(turn: ChatTurn, step: CompletionStep | undefined, ids: Random): ChatAnswer {
  const wish = readReasoningWish(turn);
  // Tokens are counted over all choices together.
  const own = step && { ...step, usage: {} };
  const scripted = own && composeScripted(own, turn, wish, ids);
  return scripted ?? (own ? amendAnswer(composeAnswer(turn, wish, ids), own, turn) : composeAnswer(turn, wish, ids));
}

function toChat(
  { prompts: _, ...request }: CompletionRequest,
  { text }: CompletionPrompt,
): Parameters<typeof readTurn>[0] {
  const { models, max_tokens, seed, stop, response_format } = request;
  return {
    model: models[0],
    ...(max_tokens !== undefined && { max_tokens }),
    ...(seed !== undefined && { seed }),
    ...(stop !== undefined && { stop }),
    ...(response_format !== undefined && { response_format }),
    messages: [{ role: 'user', content: text }],
  };
}
