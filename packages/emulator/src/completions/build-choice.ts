import type { ChatAnswer } from '../chat/chat-answer.ts';
import type { ChatTurn } from '../chat/chat-turn.ts';
import { tokenLogprobs } from '../chat/text/token-logprobs.ts';
import type { CompletionPrompt, CompletionRequest } from './completion-request.ts';

/** A choice of an answer, as it travels. */
export interface CompletionChoice {
  text: string;
  index: number;
  logprobs: Record<string, unknown> | null;
  finish_reason: string | null;
  native_finish_reason: string | null;
  reasoning: string | null;
}

/** The choice that an answer to a prompt makes. */
export function buildChoice(
  { echo, logprobs }: CompletionRequest,
  prompt: CompletionPrompt,
  { model }: ChatTurn,
  answer: ChatAnswer | undefined,
  index: number,
): CompletionChoice {
  const said = answer?.text ?? '';
  const text = echo ? prompt.text + said : said;
  const wanted = logprobs !== undefined && model.supported_parameters.includes('logprobs');
  const reasoning = (answer?.details ?? []).map((detail) => detail.text ?? detail.summary ?? '').join('');
  return {
    text,
    index,
    logprobs: wanted ? legacyLogprobs(text, logprobs) : null,
    finish_reason: answer?.finishReason ?? null,
    native_finish_reason: answer?.nativeFinishReason ?? null,
    reasoning: reasoning === '' ? null : reasoning,
  };
}

/** Log probabilities in the form of the older endpoint: parallel lists. */
function legacyLogprobs(text: string, alternatives: number): Record<string, unknown> {
  const entries = tokenLogprobs(text, alternatives);
  let offset = 0;
  return {
    tokens: entries.map(({ token }) => token),
    token_logprobs: entries.map(({ logprob }) => logprob),
    top_logprobs: entries.map(({ top_logprobs: top }) =>
      Object.fromEntries(top.map((one) => [one.token, one.logprob])),
    ),
    text_offset: entries.map(({ token }) => {
      const start = offset;
      offset += token.length;
      return start;
    }),
  };
}
