import type { FinishReason } from '../catalogue/model-family.ts';
import type { Random } from '../deterministic/random.ts';
import { countTokens, tokenise } from '../tokens/tokenise.ts';
import type { ChatAnswer } from './chat-answer.ts';
import type { ToolCall } from './chat-request.ts';
import type { ChatTurn } from './chat-turn.ts';
import { annotateFiles, citeSearch, searchesWeb } from './media/annotations.ts';
import { drawImages, IMAGE_TOKENS } from './media/simulated-image.ts';
import { buildDetails } from './reasoning/build-details.ts';
import { composeThoughts } from './reasoning/compose-thoughts.ts';
import type { ReasoningWish } from './reasoning/reasoning-wish.ts';
import { applyStop } from './text/apply-stop.ts';
import { composeStructured } from './text/compose-structured.ts';
import { composeText } from './text/compose-text.ts';
import { nameCall } from './tools/name-call.ts';
import { planCalls, type PlannedCall } from './tools/plan-calls.ts';

/** Composes the answer to a turn. `ids` gives the random part of ids; the wording comes from the turn alone. */
export function composeAnswer(turn: ChatTurn, wish: ReasoningWish, ids: Random): ChatAnswer {
  const planned = planCalls(turn);
  const searched = searchesWeb(turn);
  const images = planned.length > 0 ? [] : drawImages(turn);
  const { text, stopped } = applyStop(writeText(turn, planned, searched, images.length > 0), turn.request.stop);
  const toolCalls = stopped !== undefined ? [] : planned.map((call) => nameCall(call, turn, ids));
  const blocks = wish.enabled
    ? composeThoughts(
        turn,
        wish.thoughts,
        toolCalls.map((call) => call.function.name),
      )
    : [];

  const budget = new TokenBudget(turn.request.max_completion_tokens ?? turn.request.max_tokens ?? Infinity);
  const thought = budget.spendOnReasoning(blocks, wish.budget);
  const saidText = budget.spend(text);
  const saidCalls = budget.spendOnCalls(toolCalls);
  const { finish, native } = ending(turn, {
    cut: budget.exhausted,
    stopped: stopped !== undefined,
    calls: saidCalls.length,
  });
  const readable = wish.asked || turn.family.dialect === 'anthropic' || turn.family.dialect === 'plain';
  const details =
    thought.blocks.length > 0 && wish.visible
      ? buildDetails(turn.family.dialect, { ...thought, readable, firstCallId: toolCalls[0]?.id }, ids)
      : [];
  const drawn = budget.exhausted ? [] : images;
  return {
    details,
    text: saidText,
    refusal: undefined,
    toolCalls: saidCalls,
    images: drawn,
    annotations: [...(searched ? citeSearch(turn) : []), ...annotateFiles(turn)],
    finishReason: finish,
    nativeFinishReason: native,
    stopSequence: finish === 'stop' ? stopped : undefined,
    reasoningTokens: thought.tokens,
    completionTokens: budget.spent + drawn.length * IMAGE_TOKENS,
    imageTokens: drawn.length * IMAGE_TOKENS,
    searches: searched ? 1 : 0,
    serverTools: turn.serverTools,
  };
}

function writeText(turn: ChatTurn, planned: readonly PlannedCall[], searched: boolean, drawn: boolean): string {
  if (planned.length > 0) {
    const names = [...new Set(planned.map((call) => call.name))].join(' and ');
    return turn.family.talksBeforeTools ? `I'll use ${names} for that.` : '';
  }
  return composeStructured(turn) ?? composeText(turn, { searched, drawn });
}

function ending(
  { family }: ChatTurn,
  facts: { cut: boolean; stopped: boolean; calls: number },
): { finish: FinishReason; native: string } {
  const finish: FinishReason = facts.cut ? 'length' : facts.calls > 0 ? 'tool_calls' : 'stop';
  const bySequence = facts.stopped && finish === 'stop' && family.dialect === 'anthropic';
  return { finish, native: bySequence ? 'stop_sequence' : family.nativeFinish[finish] };
}

/** Hands out the tokens of `max_tokens`: to reasoning first, then to the text, then to tool calls. */
class TokenBudget {
  spent = 0;
  exhausted = false;
  readonly #limit: number;

  constructor(limit: number) {
    this.#limit = limit;
  }

  spend(text: string): string {
    const pieces = this.exhausted ? [] : tokenise(text);
    const affordable = pieces.slice(0, this.#limit - this.spent);
    this.spent += affordable.length;
    if (affordable.length < pieces.length) this.exhausted = true;
    return affordable.join('');
  }

  /** A reasoning budget of its own shortens the thoughts; the token limit breaks them off. */
  spendOnReasoning(blocks: readonly string[], budget: number): { blocks: string[]; tokens: number; complete: boolean } {
    const before = this.spent;
    const kept: string[] = [];
    for (const block of blocks) {
      const allowed = tokenise(block)
        .slice(0, Math.max(1, budget - (this.spent - before)))
        .join('');
      const said = this.spend(allowed);
      if (said !== '') kept.push(said);
    }
    return { blocks: kept, tokens: this.spent - before, complete: !this.exhausted };
  }

  spendOnCalls(calls: readonly ToolCall[]): ToolCall[] {
    const said: ToolCall[] = [];
    for (const call of calls) {
      if (this.exhausted) break;
      this.spend(call.function.name);
      if (this.exhausted) break;
      said.push({ ...call, function: { ...call.function, arguments: this.spend(call.function.arguments) } });
    }
    return said;
  }
}

/** The answer of a model that refuses. */
export function composeRefusal(turn: ChatTurn, text: string, finishReason: 'stop' | 'content_filter'): ChatAnswer {
  return {
    details: [],
    text: '',
    refusal: text,
    toolCalls: [],
    images: [],
    annotations: [],
    finishReason,
    nativeFinishReason: turn.family.nativeFinish[finishReason],
    stopSequence: undefined,
    reasoningTokens: 0,
    completionTokens: countTokens(text),
    imageTokens: 0,
    searches: 0,
  };
}
