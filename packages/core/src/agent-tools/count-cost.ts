import {
  asObject,
  isObject,
  OpenRouterConfigurationError,
  OpenRouterError,
  readUsage,
  sumKnown,
  wasRefused,
} from '@openrouter-adapters/core';
import type { CallOptions, Generation, OpenRouterClient, Usage } from '@openrouter-adapters/core';

import type { AnswerBill, PaidAnswer } from './agent-tool.ts';
import { toKnownCost } from './answers/usage.ts';
import type { Spending } from './spending.ts';
import type { CallTrace } from './trace-call.ts';

/** Where costs are counted, and asked for. */
interface Account {
  client: OpenRouterClient;
  spending: Spending;
}

/** US dollars that OpenRouter charged, and in all. */
type KnownCost = { charged: number; cost: number };

/** Milliseconds that an answer waits for its own cost; a fresh generation answers 404 for seconds. */
const ownWait = 3_000;

/** Counts what an answer cost. Where it does not tell, and a limit needs to know, its generation is asked for. */
export async function countAnswer(
  bill: AnswerBill,
  account: Account,
  trace: CallTrace,
  call: CallOptions,
): Promise<PaidAnswer> {
  const { spending } = account;
  // Where an abort comes while the cost is asked for, it counts by this id.
  trace.generationId ??= bill.generationId;
  const { generationId } = trace;
  const paid = await lookUpCost(toPaid({ ...bill, generationId }), bill.usage, account, call);
  if (!trace.isCounted) {
    trace.isCounted = true;
    if (paid.cost === undefined) spending.expectGeneration(generationId);
    else spending.add(paid.cost);
  }
  return paid;
}

/**
 * What was paid for, with what its generation tells, where the answer itself does not and a limit needs to know.
 *
 * @throws the signal's reason alone
 */
export async function lookUpCost(
  paid: PaidAnswer,
  usage: Usage | undefined,
  { client, spending }: Account,
  call: CallOptions,
): Promise<PaidAnswer> {
  if (isCertain(paid, usage) || paid.generationId === undefined || spending.limit === undefined) return paid;
  const found = await askCost(paid.generationId, client, call, ownWait);
  return { ...paid, charged: found?.charged ?? paid.charged, cost: found?.cost };
}

/** Where an answer has no `is_byok` (rerank, transcription), 0 may be the fee beside a bill of the upstream. */
function isCertain({ cost }: PaidAnswer, usage: Usage | undefined): boolean {
  return cost !== undefined && (cost > 0 || usage?.cost.isByok !== undefined);
}

/** What an answer tells of itself → what was paid for. An amount that is none is not known. */
export function toPaid({ model, provider, generationId, usage }: AnswerBill): PaidAnswer {
  const charged = usage?.cost.charged;
  return {
    model,
    provider,
    generationId,
    jobId: undefined,
    inputTokens: usage?.inputTokens,
    outputTokens: usage?.outputTokens,
    totalTokens: usage?.totalTokens,
    charged: isAmount(charged) ? charged : undefined,
    cost: usage && toKnownCost(usage.cost),
    failed: false,
  };
}

/** Counts what a call cost that failed: an answer that broke off or cannot be read was made, and is paid for. */
export async function countFailure(
  error: unknown,
  model: string | undefined,
  account: Account,
  trace: CallTrace,
  call: CallOptions,
): Promise<PaidAnswer | undefined> {
  if (trace.isCounted || !trace.wasSent || isFree(error, trace)) return undefined;
  const failure = OpenRouterError.isInstance(error) ? error : undefined;
  const bill = { model, provider: failure?.providerName, generationId: failure?.generationId };
  return { ...(await countAnswer({ ...bill, usage: usageOfFailure(failure) }, account, trace, call)), failed: true };
}

/** What an answer that cannot be used says of its cost. */
function usageOfFailure(failure: OpenRouterError | undefined): Usage | undefined {
  const said = failure?.usage;
  if (said?.cost.total !== undefined) return said;
  const inBody = asObject(failure?.body)['usage'];
  return isObject(inBody) ? readUsage(inBody) : said;
}

/** Counts a call that was aborted on its way: the answer may be made, and paid for, all the same. */
export function countAbort({ spending }: Account, trace: CallTrace): void {
  if (!trace.wasSent || trace.isCounted) return;
  trace.isCounted = true;
  spending.expectGeneration(trace.generationId);
}

/** Asks for the costs that were not known when their answers came. */
export async function settleGenerations({ client, spending }: Account, call: CallOptions): Promise<void> {
  for (const id of spending.pendingGenerations) {
    // One after another: the first that is still unknown is reason enough to refuse.
    const cost = await askCost(id, client, call);
    if (cost === undefined) return;
    spending.settle(id, cost.cost);
  }
}

/** @throws the signal's reason alone: what cannot be asked is not known */
async function askCost(
  id: string,
  client: OpenRouterClient,
  { signal }: CallOptions,
  waitMs?: number,
): Promise<KnownCost | undefined> {
  try {
    const { data } = await client.generations.get(id, { signal, waitMs });
    return costOf(data);
  } catch (error) {
    if (signal?.aborted === true) throw error;
    return undefined;
  }
}

/** With a key of one's own the upstream sends a bill too. Where that is not known, most of the cost is not. */
function costOf({
  total_cost: charged,
  is_byok,
  upstream_inference_cost: upstream,
}: Generation): KnownCost | undefined {
  if (!isAmount(charged)) return undefined;
  if (is_byok !== true) return { charged, cost: charged };
  return isAmount(upstream) ? { charged, cost: sumKnown([charged, upstream]) ?? charged } : undefined;
}

function isAmount(dollars: unknown): dollars is number {
  return typeof dollars === 'number' && Number.isFinite(dollars) && dollars >= 0;
}

/** Is it certain that a failure costs nothing? OpenRouter does not bill what it answers with an error; a lost answer it does. */
function isFree(error: unknown, trace: CallTrace): boolean {
  if (!OpenRouterError.isInstance(error) || error.usage !== undefined) return false;
  if (usageOfFailure(error)?.cost.total !== undefined) return false;
  switch (error.kind) {
    case 'configuration':
      // The answer of a `fetch` that cannot be read was made.
      return !OpenRouterConfigurationError.isInstance(error) || error.setting !== 'fetch';
    case 'timeout':
    case 'upstream':
    case 'server':
    case 'content-policy':
      // A gateway that gave up answers HTML, and knows nothing of the bill. An error inside an answer has its generation.
      return isObject(error.body) && (trace.wasRefused || error.generationId === undefined);
    default:
      return wasRefused(error);
  }
}
