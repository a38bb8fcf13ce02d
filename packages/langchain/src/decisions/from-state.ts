import type { State } from '@langchain/core/decisions';
import { OpenRouterConfigurationError } from '@openrouter-adapters/core';
import type { DecisionInput } from '@openrouter-adapters/core';

import { fromValue } from './from-value.ts';
import { naming } from './naming.ts';

/**
 * What questions are about → the API's state: a text, an object or a list, with messages and media in it.
 *
 * @throws {OpenRouterConfigurationError} for what cannot be sent in any form
 */
export function fromState(state: State): DecisionInput {
  const value = naming('state', 'The state cannot be sent.', () => fromValue(state));
  if (typeof value === 'string' || (typeof value === 'object' && value !== null)) return value;
  // Chains and callers without types give anything.
  throw new OpenRouterConfigurationError(
    'state',
    `The state is ${String(value)}. Give a text, an object, a list or a message.`,
  );
}
