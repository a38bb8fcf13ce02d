import type { Usage } from '../chat/usage/build-usage.ts';
import { faultError } from '../faults/fault.ts';
import { answerEvents } from '../inference/answer-events.ts';
import type { Inference } from '../inference/inference.ts';
import type { RouteContext } from '../routing/route.ts';
import { tokenise } from '../tokens/tokenise.ts';
import type { CompletionChoice } from './build-choice.ts';

const TOKENS_PER_DELTA = 3;

/** Streams choices one after the other, then the usage. */
export function streamCompletion(
  context: RouteContext,
  inference: Inference,
  { envelope, choices, usage }: { envelope: Record<string, unknown>; choices: CompletionChoice[]; usage: Usage },
): Response {
  const chunk = (choice: CompletionChoice): Record<string, unknown> => ({ ...envelope, choices: [choice] });
  const events = choices.flatMap((choice) => [
    ...(choice.reasoning === null ? [] : [chunk({ ...choice, text: '', ...OPEN, reasoning: choice.reasoning })]),
    ...deltas(choice).map((text) => chunk({ ...choice, text, ...OPEN })),
    chunk({ ...choice, text: '', reasoning: null }),
  ]);
  const last = choices.at(-1);
  // As recorded: the usage chunk repeats a choice with an empty text.
  const closing = { ...envelope, choices: last ? [{ ...last, text: '', logprobs: null, reasoning: null }] : [], usage };
  return answerEvents(context, inference, [...events, closing], (fault) => ({
    ...envelope,
    error: faultError(fault.error),
    choices: [{ text: '', index: 0, ...OPEN, finish_reason: 'error' }],
  }));
}

/** What a choice says until it is at its end. */
const OPEN = { finish_reason: null, native_finish_reason: null, logprobs: null, reasoning: null };

function deltas({ text }: CompletionChoice): string[] {
  const tokens = tokenise(text);
  return Array.from({ length: Math.ceil(tokens.length / TOKENS_PER_DELTA) }, (_, index) =>
    tokens.slice(index * TOKENS_PER_DELTA, (index + 1) * TOKENS_PER_DELTA).join(''),
  );
}
