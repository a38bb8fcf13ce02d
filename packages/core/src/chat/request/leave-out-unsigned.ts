import { asObject } from '../../json.ts';
import type { AssistantMessage, ChatMessage } from '../../wire/chat-message.ts';
import type { ReasoningDetail } from '../../wire/reasoning-detail.ts';
import type { RequestWarning } from './chat-request.ts';

/** Routers and presets may choose any model. */
const mayBeClaude = /^(~?anthropic|openrouter|@preset)\//;

/**
 * Claude refuses thinking without the signature that it was given, with 400 and for the whole conversation: details whose answer broke off
 * before the signature came, and words without details (of another provider), of which OpenRouter makes thinking. Neither goes back; a
 * message of which nothing is left does not either, because upstreams refuse empty ones. Words go to all other models.
 *
 * @param further models to fall back to
 * @see https://docs.claude.com/en/docs/build-with-claude/extended-thinking#preserving-thinking-blocks
 */
export function leaveOutUnsigned(
  messages: ChatMessage[],
  model: string,
  further: readonly string[] | undefined,
  warnings: RequestWarning[],
): ChatMessage[] {
  const isForClaude = () => [model, ...(further ?? [])].some((each) => mayBeClaude.test(each));
  const isKept = ({ reasoning, reasoning_details: details }: AssistantMessage): boolean =>
    details?.length ? !details.some((detail) => isUnsigned(detail, isForClaude)) : !reasoning || !isForClaude();
  if (messages.every((message) => message.role !== 'assistant' || isKept(message))) return messages;
  warnings.push({
    option: 'reasoning',
    message: 'Reasoning of earlier answers without its signature was left out: Claude refuses it.',
  });
  return messages.flatMap((message) =>
    message.role !== 'assistant' || isKept(message) ? message : withoutUnsigned(message, isForClaude),
  );
}

/** OpenRouter takes a detail without a format for Claude's. */
function isUnsigned(detail: ReasoningDetail, isForClaude: () => boolean): boolean {
  const { type, format, signature } = asObject(detail);
  if (type !== 'reasoning.text' || signature) return false;
  return format === 'anthropic-claude-v1' || (!format && isForClaude());
}

/** Answers of the API say `null` and empty lists, and merging makes empty texts. */
function isSomething(value: unknown): boolean {
  return Array.isArray(value) ? value.some((each) => asObject(each)['text'] !== '') : Boolean(value);
}

function withoutUnsigned(
  { reasoning: _, reasoning_details: details = [], ...message }: AssistantMessage,
  isForClaude: () => boolean,
): AssistantMessage[] {
  const signed = details.filter((detail) => !isUnsigned(detail, isForClaude));
  if (signed.length > 0) return [{ ...message, reasoning_details: signed }];
  const { role: _role, name: _name, model: _model, ...said } = message;
  return Object.values(said).some(isSomething) ? [message] : [];
}
