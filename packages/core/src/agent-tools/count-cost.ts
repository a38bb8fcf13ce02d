import { asObject, isObject, OpenRouterError, readUsage, sumKnown, wasNeverSent } from '@openrouter-adapters/core';
import type { CallOptions, Cost, Generation, OpenRouterClient } from '@openrouter-adapters/core';

import type { AgentToolAnswer } from './agent-tool.ts';
import { toKnownCost } from './answers/usage.ts';
import type { Spending } from './spending.ts';
import type { CallTrace } from './trace-call.ts';

/** Where costs are counted, and asked for. */
interface Account {
  client: OpenRouterClient;
  spending: Spending;
}

/** Milliseconds that an answer waits for its own cost; a fresh generation answers 404 for seconds. */
const ownWait = 3_000;

/** Counts what an answer cost. Where it does not tell, and a limit needs to know, its generation is asked for. */
export async function countAnswer(
  { cost, generationId }: AgentToolAnswer,
  account: Account,
  trace: CallTrace,
  call: CallOptions,
): Promise<number | undefined> {
  // An abort from here on counts nothing a second time.
  trace.isCounted = true;
  if (cost === undefined) return countGeneration(trace.generationId ?? generationId, account, call);
  account.spending.add(cost);
  return cost;
}

/** Counts what a call cost that failed: an answer that broke off or cannot be read was made, and is paid for. */
export async function countFailure(
  error: unknown,
  account: Account,
  trace: CallTrace,
  call: CallOptions,
): Promise<number | undefined> {
  if (!trace.wasSent || isFree(error, trace)) return undefined;
  const failure = OpenRouterError.isInstance(error) ? error : undefined;
  const cost = toKnownCost(costOfFailure(failure));
  return countAnswer({ output: '', cost, generationId: failure?.generationId }, account, trace, call);
}

/** What an answer that cannot be used says of its cost. */
function costOfFailure(failure: OpenRouterError | undefined): Cost {
  const said = failure?.usage?.cost;
  return said?.total === undefined ? readUsage(asObject(asObject(failure?.body)['usage'])).cost : said;
}

/** Counts a call that was aborted on its way: the answer may be made, and paid for, all the same. */
export function countAbort({ spending }: Account, trace: CallTrace): void {
  if (trace.wasSent && !trace.isCounted) spending.expectGeneration(trace.generationId);
}

/** Asks for the costs that were not known when their answers came. */
export async function settleGenerations({ client, spending }: Account, call: CallOptions): Promise<void> {
  for (const id of spending.pendingGenerations) {
    // One after another: the first that is still unknown is reason enough to refuse.
    const cost = await askCost(id, client, call);
    if (cost === undefined) return;
    spending.settle(id, cost);
  }
}

async function countGeneration(
  id: string | undefined,
  { client, spending }: Account,
  call: CallOptions,
): Promise<number | undefined> {
  if (id === undefined || spending.limit === undefined) {
    spending.add(undefined);
    return undefined;
  }
  try {
    const cost = await askCost(id, client, call, ownWait);
    if (cost === undefined) spending.expectGeneration(id);
    else spending.add(cost);
    return cost;
  } catch (error) {
    spending.expectGeneration(id);
    throw error;
  }
}

/** @throws the signal's reason alone: what cannot be asked is not known */
async function askCost(
  id: string,
  client: OpenRouterClient,
  { signal }: CallOptions,
  waitMs?: number,
): Promise<number | undefined> {
  try {
    const { data } = await client.generations.get(id, { signal, waitMs });
    return costOf(data);
  } catch (error) {
    if (signal?.aborted === true) throw error;
    return undefined;
  }
}

/** With a key of one's own the upstream sends a bill too. */
function costOf({ total_cost: cost, is_byok, upstream_inference_cost: upstream }: Generation): number | undefined {
  if (!isAmount(cost)) return undefined;
  if (is_byok !== true || typeof upstream !== 'number') return cost;
  return isAmount(upstream) ? sumKnown([cost, upstream]) : undefined;
}

function isAmount(dollars: unknown): dollars is number {
  return typeof dollars === 'number' && Number.isFinite(dollars) && dollars >= 0;
}

/** Is it certain that a failure costs nothing? OpenRouter does not bill what it answers with an error; a lost answer it does. */
function isFree(error: unknown, { wasRefused }: CallTrace): boolean {
  if (!OpenRouterError.isInstance(error) || error.usage !== undefined || costOfFailure(error).total !== undefined)
    return false;
  switch (error.kind) {
    case 'connection':
      return wasNeverSent(error.cause);
    case 'invalid-response':
    case 'interrupted':
      return false;
    case 'timeout':
    case 'upstream':
    case 'server':
      // A gateway that gave up answers HTML, and knows nothing of the bill. An error inside an answer has its generation.
      return isObject(error.body) && (wasRefused || error.generationId === undefined);
    default:
      return true;
  }
}
