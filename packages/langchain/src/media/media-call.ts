import type { HeadersOption, Transport } from '@openrouter-adapters/core';

import type { Client } from '../client/client.ts';
import type { CallRun } from '../client/run-call.ts';
import type { AnswerCost } from '../cost/answer-cost.ts';

/** One call of a media model while it runs. */
export interface MediaCall {
  transport: Transport;
  /** What core's verbs take. */
  send: { headers: HeadersOption | undefined; signal: AbortSignal | undefined };
  /**
   * Makes a request, again after failures that may pass.
   *
   * @param reportCost hears what a failed attempt cost. Default: the callbacks
   */
  attempt<Answer>(
    request: () => Promise<Answer>,
    maxRetries?: number,
    reportCost?: (cost: AnswerCost) => Promise<void>,
  ): Promise<Answer>;
  /** Tells the callbacks what a request cost. */
  reportCost(cost: AnswerCost): Promise<void>;
  /** Tells the callbacks of something else. */
  report(event: string, data: unknown): Promise<void>;
}

export function createMediaCall(client: Client, run: CallRun): MediaCall {
  return {
    transport: client.transport,
    send: { headers: run.headers, signal: run.signal },
    attempt: (request, maxRetries, reportCost = run.reportCost) =>
      client.attempt({ signal: run.signal, reportCost }, request, maxRetries),
    reportCost: run.reportCost,
    report: run.report,
  };
}
