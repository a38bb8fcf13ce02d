import { answerInference } from '../inference/answer-inference.ts';
import { pricesOf, startInference } from '../inference/inference.ts';
import { costMembers } from '../inference/settle-inference.ts';
import { parseMoney } from '../money/decimal.ts';
import type { Route, RouteContext } from '../routing/route.ts';
import type { DecisionsStep } from '../script/other-steps.ts';
import { costOf } from '../script/scripted-cost.ts';
import { takeScripted } from '../script/take-scripted.ts';
import { countTokens } from '../tokens/tokenise.ts';
import { checkDecisionsRequest } from './check-decisions-request.ts';
import { decide } from './decide.ts';
import { scriptedAnswer } from './scripted-answer.ts';

/** `POST /api/alpha/decisions`. */
export const decisionRoute: Route = {
  method: 'POST',
  path: '/api/alpha/decisions',
  access: 'inference',
  handle: answerDecisions,
};

/** What a step says of a question, whatever its name. */
function saidOf(
  step: DecisionsStep | undefined,
  id: string,
): NonNullable<DecisionsStep['answers']>[string] | undefined {
  return step?.answers && Object.hasOwn(step.answers, id) ? step.answers[id] : undefined;
}

// What an answer is in tokens, more or less: its name and a number.
const TOKENS_PER_ANSWER = 4;

function answerDecisions(context: RouteContext): Response {
  const { model, state, questions } = checkDecisionsRequest(context.bodyText);
  const inference = startInference(context, model, 'decisions');
  const { step, own } = takeScripted(context, 'decisions', { model, input: state });
  const answers = Object.fromEntries(
    Object.entries(questions).map(([id, question]) => [
      id,
      scriptedAnswer(question, saidOf(step, id)) ?? decide(question, state),
    ]),
  );
  const input = step?.usage?.promptTokens ?? countTokens(state) + countTokens(JSON.stringify(questions));
  const output = step?.usage?.completionTokens ?? Object.keys(answers).length * TOKENS_PER_ANSWER;
  const pricing = pricesOf(inference, input);
  const outputCost = BigInt(output) * parseMoney(pricing.completion);
  const cost = costOf(step?.usage, BigInt(input) * parseMoney(pricing.prompt) + outputCost);
  const use = { cost, outputCost, promptTokens: input, completionTokens: output };
  const body = {
    id: inference.id,
    model: inference.model.canonical_slug,
    provider: inference.providerName,
    answers,
    usage: { input_tokens: input, output_tokens: output, cost: costMembers(context, use).cost },
  };
  return answerInference(own, inference, body, { use });
}
