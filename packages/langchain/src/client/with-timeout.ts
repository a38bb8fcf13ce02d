import type { RunnableConfig } from '@langchain/core/runnables';

/**
 * The options of a call with the `timeout` of its model, where neither the call nor a chain around it has one. LangChain notes the time in the
 * `metadata` that it is given: in the caller's own it would be taken for the time of a chain at the next call, which would have none.
 */
export function withTimeout<Options extends Partial<RunnableConfig>>(
  options: Options | undefined,
  timeout: number | undefined,
): Options | undefined {
  const isTimed = options?.timeout !== undefined || options?.metadata?.['timeoutMs'] !== undefined;
  if (timeout === undefined || isTimed) return options;
  // Options of a kind, and two more that all kinds have.
  return { ...options, timeout, metadata: { ...options?.metadata } } as Options;
}
