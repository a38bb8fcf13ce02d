import { RunnableBinding } from '@langchain/core/runnables';
import type { RunnableRetry } from '@langchain/core/runnables';

import type { CallConfig } from '../client/client-fields.ts';
import { throwFinal } from '../errors/throw-final.ts';

/** A model of media with a configuration or listeners around it, which keeps what the model knows of retries. */
export class MediaBinding<Input, Output> extends RunnableBinding<Input, Output, CallConfig> {
  override withRetry(
    fields: Parameters<RunnableBinding<Input, Output, CallConfig>['withRetry']>[0] = {},
  ): RunnableRetry<Input, Output, CallConfig> {
    return super.withRetry({ onFailedAttempt: throwFinal, ...fields });
  }

  override withListeners(
    listeners: Parameters<RunnableBinding<Input, Output, CallConfig>['withListeners']>[0],
  ): MediaBinding<Input, Output> {
    return new MediaBinding({ bound: super.withListeners(listeners), config: {}, kwargs: {} });
  }
}
