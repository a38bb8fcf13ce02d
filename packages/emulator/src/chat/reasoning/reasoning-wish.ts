import { providerError } from '../../http/api-error.ts';
import type { ChatRequest } from '../chat-request.ts';
import type { ChatTurn } from '../chat-turn.ts';

/** How a request wants its model to reason. */
export interface ReasoningWish {
  readonly enabled: boolean;
  /** False when the model reasons but the answer is not to show it. */
  readonly visible: boolean;
  /** False when the model reasons only because it always does: OpenAI and xAI then send no readable summary. */
  readonly asked: boolean;
  /** How many thoughts there are. */
  readonly thoughts: number;
  /** Most tokens of reasoning. */
  readonly budget: number;
}

const THOUGHTS: Readonly<Record<string, number>> = { minimal: 1, low: 2, medium: 3, high: 5, xhigh: 6, max: 7 };

/** `{ exclude: true }` alone hides reasoning that a model does anyway; it does not ask for any. */
function asksFor(reasoning: ChatRequest['reasoning']): boolean {
  if (reasoning === undefined) return false;
  return reasoning.exclude !== true || reasoning.enabled === true || typeof reasoning.max_tokens === 'number';
}

/** Reads `reasoning`, `reasoning_effort`, `include_reasoning` and `:thinking` against what the model can do. */
export function readReasoningWish({ request, model, variant, family }: ChatTurn): ReasoningWish {
  const abilities = model.reasoning;
  const { reasoning } = request;
  const effort = reasoning?.effort ?? request.reasoning_effort ?? undefined;
  const refused = effort === 'none' || reasoning?.enabled === false;
  const asked =
    !refused &&
    (effort !== undefined || asksFor(reasoning) || request.include_reasoning === true || variant === 'thinking');
  if (abilities?.mandatory === true && refused) {
    throw providerError(400, family.providerName, {
      error: {
        message: `Unsupported value: 'none' is not supported with the '${model.id}' model.`,
        type: 'invalid_request_error',
        param: 'reasoning.effort',
        code: 'unsupported_value',
      },
    });
  }
  const enabled =
    abilities !== undefined && !refused && (asked || abilities.mandatory || abilities.default_enabled === true);
  return {
    enabled,
    visible: reasoning?.exclude !== true && request.include_reasoning !== false,
    asked,
    thoughts: THOUGHTS[effort ?? abilities?.default_effort ?? 'medium'] ?? 3,
    budget: reasoning?.max_tokens ?? Infinity,
  };
}
