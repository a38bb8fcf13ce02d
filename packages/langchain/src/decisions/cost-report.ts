import { getCallbackManagerForConfig } from '@langchain/core/runnables';
import type { RunnableConfig } from '@langchain/core/runnables';

import { costEvent } from '../cost/answer-cost.ts';
import type { AnswerCost } from '../cost/answer-cost.ts';

/** Tells the callbacks of a run what a request cost. `config` is that of what the run calls, which knows the run as its parent. */
export function createCostReport(config: Partial<RunnableConfig>): (cost: AnswerCost) => Promise<void> {
  return async (cost) => {
    const manager = await getCallbackManagerForConfig(config);
    const runId = manager?.getParentRunId();
    if (runId !== undefined) await manager?.handleCustomEvent?.(costEvent, cost, runId);
  };
}
