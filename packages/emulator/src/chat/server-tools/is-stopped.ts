import { parseMoney, moneyOf, type Money } from '../../money/decimal.ts';
import { pricesFor, type PricedRequest } from '../../money/prices.ts';
import { countTokens } from '../../tokens/tokenise.ts';
import type { ChatTurn } from '../chat-turn.ts';
import { canonicalType } from './server-tools.ts';
import type { ServerToolUse } from './server-tool-use.ts';

/** Whether a condition ends the loop of server tools after the steps that were taken; a step is one use. */
export function isStopped(
  turn: ChatTurn,
  { promptTokens, at }: PricedRequest,
  uses: readonly ServerToolUse[],
): boolean {
  return (turn.request.stop_server_tools_when ?? []).some((condition) => {
    switch (condition.type) {
      case 'step_count_is':
        return uses.length >= condition.step_count;
      case 'has_tool_call':
        return uses.some(({ type }) => type === canonicalType(condition.tool_name));
      case 'max_tokens_used':
        return promptTokens + tokensOf(uses) > condition.max_tokens;
      case 'max_cost':
        return costOf(turn, { promptTokens, at }, uses) > moneyOf(condition.max_cost_in_dollars);
      case 'finish_reason_is': {
        // A step of the loop ends because the model calls a tool.
        const { tool_calls: native } = turn.family.nativeFinish;
        return condition.reason === 'tool_calls' || condition.reason === native;
      }
    }
  });
}

function tokensOf(uses: readonly ServerToolUse[]): number {
  return uses.reduce(
    (sum, { input, result }) => sum + countTokens(JSON.stringify(input)) + countTokens(JSON.stringify(result)),
    0,
  );
}

/** The prompt, the searches, and what models were paid that a tool asked. */
function costOf({ endpoint }: ChatTurn, prompt: PricedRequest, uses: readonly ServerToolUse[]): Money {
  const pricing = pricesFor(endpoint.pricing, prompt);
  const search = parseMoney(pricing.web_search ?? '0');
  return uses.reduce(
    (sum, { type, cost }) => sum + (cost ?? 0n) + (type === 'openrouter:web_search' ? search : 0n),
    BigInt(prompt.promptTokens) * parseMoney(pricing.prompt),
  );
}
