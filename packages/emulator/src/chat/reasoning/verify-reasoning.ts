import { providerError } from '../../http/api-error.ts';
import type { ChatMessage } from '../chat-request.ts';
import type { ChatTurn } from '../chat-turn.ts';
import { DETAIL_FORMATS } from './build-details.ts';
import type { Issued, IssuedReasoning } from './issued-reasoning.ts';
import type { ReasoningDetail } from './reasoning-detail.ts';
import { isIntact, sign } from './seal.ts';

/**
 * Refuses a tool loop whose signed reasoning came back in another form than it was issued: Anthropic, OpenAI, Gemini and xAI
 * answer 400 to that. Only Anthropic and Gemini from 3 on refuse one without any; the others think anew. What nothing seals
 * (summaries, thoughts of Gemini) may be left out, but for Anthropic's. `strict`: everything has to come back everywhere.
 * Reasoning of other families (another `format`) is dropped on the way and not looked at. Thinking without a signature Anthropic refuses
 * in any turn.
 */
export function verifyReasoning(turn: ChatTurn, issued: IssuedReasoning, strict: boolean): void {
  const { dialect } = turn.family;
  if (dialect === 'plain') return;
  if (dialect === 'anthropic') refuseUnsigned(turn);
  const start = turn.request.messages.length - turn.loop.length;
  for (const [offset, message] of turn.loop.entries()) {
    if (message.role !== 'assistant' || !message.tool_calls?.length) continue;
    const place = `messages.${start + offset}`;
    const sent = (message.reasoning_details ?? []).filter((detail) => isOfDialect(detail, turn));
    const known = issuedWith(message, issued);
    // What a model of another family thought is as good as nothing here.
    const isForeign = known?.details.every((detail) => !isOfDialect(detail, turn));
    if (known && !strict && (isForeign || !message.reasoning_details?.length) && mayBeAbsent(turn)) continue;
    const problem = known
      ? (differenceTo(known.details, sent, strict || dialect === 'anthropic') ?? foreign(known, turn))
      : forgery(turn, sent);
    if (problem) throw refusal(turn, place, problem);
  }
}

/** OpenRouter makes thinking of words without details, too (source of its AI SDK provider, which leaves both out). */
function refuseUnsigned(turn: ChatTurn): void {
  for (const [at, { role, reasoning, reasoning_details }] of turn.request.messages.entries()) {
    const details = reasoning_details ?? [];
    const isWords = details.length === 0 && Boolean(reasoning);
    const unsigned = details.findIndex(
      (detail) => detail.type === 'reasoning.text' && isClaude(detail) && !detail.signature,
    );
    if (role !== 'assistant' || (!isWords && unsigned === -1)) continue;
    throw refusal(turn, `messages.${at}`, { kind: 'changed', at: Math.max(0, unsigned) });
  }
}

function isClaude({ format }: ReasoningDetail): boolean {
  return format === DETAIL_FORMATS.anthropic;
}

type Problem = { readonly kind: 'missing' | 'changed'; readonly at: number };

function isOfDialect(detail: ReasoningDetail, { family }: ChatTurn): boolean {
  return detail.format === undefined || detail.format === null || detail.format === DETAIL_FORMATS[family.dialect];
}

function issuedWith(message: ChatMessage, issued: IssuedReasoning): Issued | undefined {
  for (const call of message.tool_calls ?? []) {
    const found = issued.find(call.id);
    if (found) return found;
  }
  return undefined;
}

/** Thought signatures are asked for since Gemini 3; OpenAI and xAI begin a new chain of thought without theirs. */
function mayBeAbsent({ family, model }: ChatTurn): boolean {
  return family.dialect !== 'anthropic' && !/\/gemini-(?:[3-9]|\d\d)/.test(model.id);
}

function isSealed({ signature, type }: ReasoningDetail): boolean {
  return signature !== undefined || type === 'reasoning.encrypted';
}

/** What one upstream sealed, another cannot open. */
function foreign({ details, upstream }: Issued, { endpoint }: ChatTurn): Problem | undefined {
  const sealed = details.findIndex(isSealed);
  return sealed < 0 || upstream === endpoint.providerSlug ? undefined : { kind: 'changed', at: sealed };
}

/** Compares with memory: the same details, in the same order, unchanged; `whole`: also those that nothing seals. */
function differenceTo(
  known: readonly ReasoningDetail[],
  sent: readonly ReasoningDetail[],
  whole: boolean,
): Problem | undefined {
  if (known.length === 0) return undefined;
  let next = 0;
  for (const [at, detail] of known.entries()) {
    const own = sent[next];
    if (own && isSameDetail(detail, own)) {
      next++;
      continue;
    }
    if (!whole && !isSealed(detail) && own?.type !== detail.type) continue;
    return { kind: own ? 'changed' : 'missing', at };
  }
  return sent.length > next ? { kind: 'changed', at: next } : undefined;
}

/** Null and absent are the same; `index` may be left out, for no upstream sees it. */
function isSameDetail(known: ReasoningDetail, sent: ReasoningDetail): boolean {
  const members = ['type', 'text', 'summary', 'data', 'signature', 'id', 'format'] as const;
  const same = members.every((member) => (known[member] ?? null) === (sent[member] ?? null));
  return same && (sent.index === undefined || sent.index === null || sent.index === known.index);
}

/** Details of calls that this emulator did not make: a signature that is there has to be good, by itself. */
function forgery({ family }: ChatTurn, sent: readonly ReasoningDetail[]): Problem | undefined {
  // Anthropic wants the thinking of a tool loop whoever wrote the history.
  if (family.dialect === 'anthropic' && sent.length === 0) return { kind: 'missing', at: 0 };
  for (const [at, detail] of sent.entries()) {
    if (detail.type === 'reasoning.encrypted' && !isIntact(detail.data ?? '', detail.id ?? ''))
      return { kind: 'changed', at };
    if (family.dialect !== 'anthropic' || detail.type !== 'reasoning.text') continue;
    if (!detail.signature) return { kind: 'missing', at };
    if (detail.signature !== sign(detail.text ?? '', String(at))) return { kind: 'changed', at };
  }
  return undefined;
}

function refusal(turn: ChatTurn, place: string, problem: Problem): Error {
  return providerError(400, turn.family.providerName, {
    ...(turn.family.dialect === 'anthropic' && { type: 'error' }),
    error: { type: 'invalid_request_error', message: `${place}: ${explain(turn, problem)}` },
  });
}

function explain({ family }: ChatTurn, { kind, at }: Problem): string {
  switch (family.dialect) {
    case 'anthropic':
      return kind === 'missing'
        ? 'Expected `thinking` or `redacted_thinking` with a signature, but found `tool_use`. When `thinking` is enabled, a ' +
            'final assistant message must start with the thinking blocks that came with its tool calls, unmodified.'
        : `content.${at}: Invalid \`signature\` in \`thinking\` block`;
    case 'google':
      return kind === 'missing'
        ? 'Function call is missing a thought_signature in functionCall parts. This is required for tools to work correctly.'
        : `Thought signature ${at} is not valid.`;
    case 'openai':
    case 'xai':
      return kind === 'missing'
        ? "Item of type 'function_call' was provided without its required 'reasoning' item."
        : `The encrypted content of reasoning item ${at} could not be verified.`;
    case 'plain':
      return 'The reasoning was changed.';
  }
}
