import type { ChatAnswer } from '../chat/chat-answer.ts';
import type { ChatTurn } from '../chat/chat-turn.ts';
import { parseMoney } from '../money/decimal.ts';
import type { ChatStep } from './script-step.ts';

/** The emulator's own answer with what a step says of it: counts, citations and how it ends. */
export function amendAnswer(answer: ChatAnswer, step: Omit<ChatStep, 'kind' | 'match'>, turn: ChatTurn): ChatAnswer {
  const { annotations, usage = {}, finishReason: finish, nativeFinishReason: native } = step;
  const completionTokens = usage.completionTokens ?? answer.completionTokens;
  return {
    ...answer,
    ...(annotations && { annotations: [...annotations] }),
    ...(finish && { finishReason: finish, nativeFinishReason: turn.family.nativeFinish[finish] }),
    ...(native !== undefined && { nativeFinishReason: native }),
    completionTokens,
    reasoningTokens: Math.min(usage.reasoningTokens ?? answer.reasoningTokens, completionTokens),
    ...(usage.cost !== undefined && { fixedCost: parseMoney(String(usage.cost)) }),
  };
}
