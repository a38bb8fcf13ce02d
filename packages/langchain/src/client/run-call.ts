import { CallbackManager } from '@langchain/core/callbacks/manager';
import type { Serialized } from '@langchain/core/load/serializable';
import { ensureConfig } from '@langchain/core/runnables';
import type { HeadersOption } from '@openrouter-adapters/core';

import { costEvent } from '../cost/answer-cost.ts';
import type { AnswerCost } from '../cost/answer-cost.ts';
import { toLangChainError } from '../errors/to-langchain-error.ts';
import { resolveHeaders } from '../headers/headers-input.ts';
import type { CallConfig, ClientFields } from './client-fields.ts';
import { toVisible } from './to-visible.ts';
import { withTimeout } from './with-timeout.ts';

/** A call while it runs. */
export interface CallRun {
  signal: AbortSignal | undefined;
  /** Headers of the call. */
  headers: HeadersOption | undefined;
  /** Tells the callbacks what a request cost. */
  reportCost: (cost: AnswerCost) => Promise<void>;
  /** Tells the callbacks of something else. */
  report: (event: string, data: unknown) => Promise<void>;
}

/** What LangChain is told of a call. */
export interface CallDescription {
  name: string;
  serialized?: Serialized;
  input: Record<string, unknown>;
}

/**
 * Makes a call a run of LangChain's: callbacks (those of the constructor, of the call and of the run around it) hear its start, what
 * it cost, and its end. Bytes are told by their number: nobody traces megabytes.
 *
 * @param toOutputs what the callbacks hear of the output
 */
export async function runCall<Output>(
  { name, serialized, input }: CallDescription,
  fields: Pick<ClientFields, 'timeout' | 'callbacks'>,
  given: CallConfig | undefined,
  call: (run: CallRun) => Promise<Output>,
  toOutputs: (output: Output) => Record<string, unknown>,
): Promise<Output> {
  const config = ensureConfig(withTimeout(given, fields.timeout));
  const manager = CallbackManager.configure(
    config.callbacks,
    fields.callbacks,
    config.tags,
    undefined,
    config.metadata,
    undefined,
  );
  const run = await manager?.handleChainStart(
    serialized ?? { lc: 1, type: 'not_implemented', id: ['openrouter', name] },
    toVisibleRecord(input),
    config.runId,
    undefined,
    undefined,
    undefined,
    config.runName ?? name,
  );
  const report = async (event: string, data: unknown): Promise<void> => run?.handleCustomEvent(event, data);
  try {
    const headers = await resolveHeaders(given?.headers);
    const reportCost = (cost: AnswerCost): Promise<void> => {
      const told = report(costEvent, cost);
      // Costs of work that goes on are waited for at its end: what a callback throws before that is no unhandled rejection.
      told.catch(() => {});
      return told;
    };
    const output = await call({ signal: config.signal, headers, report, reportCost });
    await run?.handleChainEnd(toVisibleRecord(toOutputs(output)));
    return output;
  } catch (error) {
    const failure = toLangChainError(error);
    await run?.handleChainError(failure);
    throw failure;
  }
}

function toVisibleRecord(fields: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, toVisible(value)]));
}
