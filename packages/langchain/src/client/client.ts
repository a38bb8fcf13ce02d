import { AsyncCaller } from '@langchain/core/utils/async_caller';
import { createTransport } from '@openrouter-adapters/core/base';
import type { Transport } from '@openrouter-adapters/core';

import { fromFields } from '../chat/from-fields.ts';
import { readFailedCost } from '../cost/read-cost.ts';
import { toLangChainError } from '../errors/to-langchain-error.ts';
import { toCallerFields } from './caller-fields.ts';
import type { ClientFields } from './client-fields.ts';
import type { CallRun } from './run-call.ts';

/** What an attempt needs of its run. */
export type Attempt = Pick<CallRun, 'signal'> & Partial<Pick<CallRun, 'reportCost'>>;

/** The way to OpenRouter that a model has: the transport, and LangChain's retries. */
export class Client {
  readonly transport: Transport;
  readonly caller: AsyncCaller;
  readonly fields: Pick<ClientFields, 'timeout' | 'callbacks'>;

  /** @throws {OpenRouterConfigurationError} for a base URL that is none, or a number of requests that is none. A missing key is reported by the first call. */
  constructor(fields: ClientFields) {
    this.transport = createTransport(fromFields(fields));
    this.caller = new AsyncCaller(toCallerFields(fields));
    this.fields = { timeout: fields.timeout, ...(fields.callbacks && { callbacks: fields.callbacks }) };
  }

  /** Makes a request, again after failures that may pass. What a failed attempt cost is reported. */
  attempt<Answer>({ signal, reportCost }: Attempt, send: () => Promise<Answer>, maxRetries?: number): Promise<Answer> {
    return this.caller.callWithOptions(
      { ...(signal && { signal }), ...(maxRetries !== undefined && { maxRetries }) },
      async (): Promise<Answer> => {
        try {
          return await send();
        } catch (error) {
          const cost = readFailedCost(error);
          if (cost !== undefined) await reportCost?.(cost);
          throw toLangChainError(error);
        }
      },
    );
  }
}
