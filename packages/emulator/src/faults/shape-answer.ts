import type { ChatAnswer } from '../chat/chat-answer.ts';
import type { ModelFamily } from '../catalogue/model-family.ts';
import { tokenise } from '../tokens/tokenise.ts';
import type { Fault } from './fault.ts';

/** Applies the faults that a model commits in what it says: they are counted and paid like any other answer. */
export function shapeAnswer(answer: ChatAnswer, fault: Fault | undefined, family: ModelFamily): ChatAnswer {
  if (fault?.kind === 'truncated-arguments') return truncateArguments(answer, fault, family);
  if (fault?.kind !== 'empty') return answer;
  const finish = fault.finishReason === undefined ? 'stop' : fault.finishReason;
  return {
    ...answer,
    details: [],
    text: '',
    toolCalls: [],
    images: [],
    annotations: [],
    finishReason: finish,
    nativeFinishReason: finish === null ? null : family.nativeFinish[finish],
    reasoningTokens: 0,
    completionTokens: 0,
    imageTokens: 0,
    searches: 0,
  };
}

function truncateArguments(
  answer: ChatAnswer,
  fault: Extract<Fault, { kind: 'truncated-arguments' }>,
  family: ModelFamily,
): ChatAnswer {
  const calls = answer.toolCalls.map((call) => {
    const pieces = tokenise(call.function.arguments);
    // At least one token is lost, or nothing would be wrong.
    const kept = pieces.slice(0, Math.min(fault.afterTokens ?? 1, Math.max(0, pieces.length - 1)));
    return {
      call: { ...call, function: { ...call.function, arguments: kept.join('') } },
      lost: pieces.length - kept.length,
    };
  });
  if (calls.length === 0) return answer;
  const finish = fault.finishReason ?? 'length';
  return {
    ...answer,
    toolCalls: calls.map(({ call }) => call),
    finishReason: finish,
    nativeFinishReason: family.nativeFinish[finish],
    completionTokens: answer.completionTokens - calls.reduce((sum, { lost }) => sum + lost, 0),
  };
}
