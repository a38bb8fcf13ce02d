import type { FinishReason } from '../catalogue/model-family.ts';
import type { ChatAnswer } from '../chat/chat-answer.ts';
import type { ToolCall } from '../chat/chat-request.ts';
import type { ChatTurn } from '../chat/chat-turn.ts';
import { buildDetails } from '../chat/reasoning/build-details.ts';
import type { ReasoningWish } from '../chat/reasoning/reasoning-wish.ts';
import { nameCall } from '../chat/tools/name-call.ts';
import type { PromptCount } from '../chat/usage/read-prompt.ts';
import type { Random } from '../deterministic/random.ts';
import { parseMoney } from '../money/decimal.ts';
import { countTokens } from '../tokens/tokenise.ts';
import type { ChatStep, ScriptedUsage } from './script-step.ts';

/** The answer that a step says; undefined for a step that leaves the answer to the emulator. */
export function composeScripted(
  step: Omit<ChatStep, 'kind' | 'match'>,
  turn: ChatTurn,
  wish: ReasoningWish,
  ids: Random,
): ChatAnswer | undefined {
  const { text, toolCalls, refusal, reasoning, usage = {} } = step;
  if (text === undefined && toolCalls === undefined && refusal === undefined && reasoning === undefined)
    return undefined;
  const written = writeText(text);
  const calls = (toolCalls ?? []).map((call): ToolCall => {
    const said = typeof call.arguments === 'string' ? call.arguments : JSON.stringify(call.arguments);
    const named = nameCall({ name: call.name, arguments: said }, turn, ids);
    return call.id === undefined ? named : { ...named, id: call.id };
  });
  const blocks = typeof reasoning === 'string' ? [reasoning] : (reasoning ?? []);
  // Without words there is only what is sealed.
  const thinking = { blocks, complete: true, readable: blocks.join('') !== '', firstCallId: calls[0]?.id };
  const reasoningTokens = usage.reasoningTokens ?? sum(blocks.map(countTokens));
  const spoken = [
    written.text,
    refusal ?? '',
    ...calls.flatMap((call) => [call.function.name, call.function.arguments]),
  ];
  const finish: FinishReason = step.finishReason ?? (calls.length > 0 ? 'tool_calls' : 'stop');
  const annotations = [...(step.annotations ?? [])];
  return {
    details: blocks.length > 0 && wish.visible ? buildDetails(turn.family.dialect, thinking, ids) : [],
    text: written.text,
    ...(written.deltas && { textDeltas: written.deltas }),
    refusal,
    toolCalls: calls,
    images: [],
    annotations,
    finishReason: finish,
    nativeFinishReason: step.nativeFinishReason ?? turn.family.nativeFinish[finish],
    stopSequence: undefined,
    reasoningTokens,
    completionTokens: usage.completionTokens ?? sum(spoken.map(countTokens)) + reasoningTokens,
    imageTokens: 0,
    searches: 0,
    ...(usage.cost !== undefined && { fixedCost: parseMoney(String(usage.cost)) }),
  };
}

function writeText(text: ChatStep['text']): { text: string; deltas?: readonly string[] } {
  if (text === undefined) return { text: '' };
  if (typeof text === 'string') return { text };
  if (isList(text)) return { text: text.join(''), deltas: text };
  return { text: JSON.stringify(text) };
}

function isList(text: NonNullable<ChatStep['text']>): text is readonly string[] {
  return Array.isArray(text);
}

/** The prompt as a step counts it; what it does not say stays. */
export function scriptPrompt(prompt: PromptCount, usage: ScriptedUsage | undefined): PromptCount {
  if (usage === undefined) return prompt;
  const { cache } = prompt;
  const read = usage.cachedTokens ?? cache.read;
  const written =
    usage.cacheWriteTokens === undefined ? cache : { writtenFor5Minutes: usage.cacheWriteTokens, writtenFor1Hour: 0 };
  const cached = read + written.writtenFor5Minutes + written.writtenFor1Hour;
  const tokens = usage.promptTokens ?? Math.max(prompt.tokens, cached);
  // A script that counts a smaller prompt than the cache holds has nothing in the cache.
  const fits = cached <= tokens;
  return {
    ...(usage.promptTokens === undefined && prompt),
    tokens,
    cache: fits
      ? { read, writtenFor5Minutes: written.writtenFor5Minutes, writtenFor1Hour: written.writtenFor1Hour }
      : { read: 0, writtenFor5Minutes: 0, writtenFor1Hour: 0 },
  };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, value) => total + value, 0);
}
