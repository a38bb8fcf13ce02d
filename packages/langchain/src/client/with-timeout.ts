import { ensureConfig } from '@langchain/core/runnables';
import type { RunnableConfig } from '@langchain/core/runnables';

/**
 * The options of a call with the `timeout` of its model, where neither the call nor a chain around it has one. LangChain notes the time in the
 * `metadata` that it is given: in the caller's own it would be taken for the time of a chain at the next call, which would have none.
 */
export function withTimeout<Options extends Partial<RunnableConfig>>(
  options: Options | undefined,
  timeout: number | undefined,
): Options | undefined {
  const { metadata, timeout: own = metadata?.['timeoutMs'] === undefined ? timeout : undefined } = options ?? {};
  if (own === undefined) return options;
  const timed: Partial<RunnableConfig> = { ...options, timeout: own, metadata: { timeoutMs: own, ...metadata } };
  // Of the call, else of a run around it.
  const signal = timed.signal ?? ensureConfig().signal;
  if (signal !== undefined && own > 0 && 'any' in AbortSignal) {
    // LangChain joins the two such that nothing holds the time-out: in Node 20 garbage collection takes it, and the call hangs for ever.
    // One that is listened to stays until its time is over.
    const limit = AbortSignal.timeout(own);
    limit.addEventListener('abort', () => {});
    timed.signal = AbortSignal.any([signal, limit]);
    delete timed.timeout;
  }
  // Options of a kind, and what all kinds have.
  return timed as Options;
}
