import { randomText, type Random } from '../../deterministic/random.ts';
import type { ToolCall } from '../chat-request.ts';
import type { ChatTurn } from '../chat-turn.ts';
import type { PlannedCall } from './plan-calls.ts';

/** A call with an id as the model's upstream makes them. */
export function nameCall(call: PlannedCall, { family }: ChatTurn, ids: Random): ToolCall {
  // Gemini's upstreams have no ids of their own: OpenRouter makes them from the function's name.
  const id =
    family.dialect === 'google'
      ? `tool_${call.name}_${randomText(ids, 20)}`
      : `${family.toolCallPrefix}${randomText(ids, 24)}`;
  return { id, type: 'function', function: { name: call.name, arguments: call.arguments } };
}
