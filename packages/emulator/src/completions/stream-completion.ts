import type { Usage } from '../chat/usage/build-usage.ts';
import { faultError } from '../faults/fault.ts';
import { answerEvents } from '../inference/answer-events.ts';
import type { Inference } from '../inference/inference.ts';
import type { JsonObject } from '../json/json-value.ts';
import type { RouteContext } from '../routing/route.ts';
import { countTokens, tokenise } from '../tokens/tokenise.ts';
import type { CompletionChoice } from './build-choice.ts';
import type { CompletionUse } from './read-use.ts';

const TOKENS_PER_DELTA = 3;

/** A choice and what of it is no text of its own. */
export interface SaidChoice {
  readonly choice: CompletionChoice;
  /** The prompt, where the text begins with it. */
  readonly echoed: string;
  /** The deltas of the text behind it. Default: a few tokens each. */
  readonly deltas: readonly string[] | undefined;
  readonly reasoningTokens: number;
}

interface ChoiceEvent {
  readonly body: Record<string, unknown>;
  /** Tokens of output in it. */
  readonly tokens: number;
  readonly reasoningTokens: number;
}

/** Streams choices one after the other, then the usage. */
export function streamCompletion(
  context: RouteContext,
  inference: Inference,
  {
    envelope,
    said,
    usage,
    used,
    routing,
  }: {
    envelope: Record<string, unknown>;
    said: readonly SaidChoice[];
    usage: Usage;
    used: CompletionUse;
    routing: JsonObject | undefined;
  },
): Response {
  const events = said.flatMap((one) => choiceEvents(envelope, one));
  const last = said.at(-1)?.choice;
  // As recorded: the usage chunk repeats a choice with an empty text.
  const closing = {
    ...envelope,
    choices: last ? [{ ...last, text: '', logprobs: null, reasoning: null }] : [],
    usage,
    ...(routing && { openrouter_metadata: routing }),
  };
  return answerEvents(context, inference, {
    events: [...events.map(({ body }) => body), closing],
    use: used.use,
    usedAfter: (count) => {
      const sent = events.slice(0, count);
      const sum = (member: 'tokens' | 'reasoningTokens'): number =>
        sent.reduce((total, event) => total + event[member], 0);
      return used.usedAfter(sum('tokens'), sum('reasoningTokens'));
    },
    toErrorEvent: (error) => ({
      ...envelope,
      error: faultError(error),
      choices: [{ text: '', index: 0, ...OPEN, finish_reason: 'error' }],
    }),
  });
}

/** What a choice says until it is at its end. */
const OPEN = { finish_reason: null, native_finish_reason: null, logprobs: null, reasoning: null };

function choiceEvents(envelope: Record<string, unknown>, said: SaidChoice): ChoiceEvent[] {
  const { choice, reasoningTokens } = said;
  const event = (part: Partial<CompletionChoice>, tokens: number, ofReasoning = 0): ChoiceEvent => ({
    body: { ...envelope, choices: [{ ...choice, ...part }] },
    tokens,
    reasoningTokens: ofReasoning,
  });
  const { reasoning } = choice;
  let echoed = countTokens(said.echoed);
  const texts = deltasOf(said).map((text) => {
    const tokens = countTokens(text);
    const own = Math.max(0, tokens - echoed);
    echoed = Math.max(0, echoed - tokens);
    return event({ ...OPEN, text }, own);
  });
  return [
    ...(reasoning === null ? [] : [event({ text: '', ...OPEN, reasoning }, reasoningTokens, reasoningTokens)]),
    ...texts,
    event({ text: '', reasoning: null }, 0),
  ];
}

function deltasOf({ choice, echoed, deltas }: SaidChoice): string[] {
  if (deltas) return [echoed, ...deltas].filter((delta) => delta !== '');
  const tokens = tokenise(choice.text);
  return Array.from({ length: Math.ceil(tokens.length / TOKENS_PER_DELTA) }, (_, index) =>
    tokens.slice(index * TOKENS_PER_DELTA, (index + 1) * TOKENS_PER_DELTA).join(''),
  );
}
