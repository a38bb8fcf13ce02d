import { createTransport, type Transport } from '@openrouter-adapters/core/base';

import { withHostErrors } from '../errors/to-configuration-error.ts';
import { fromProviderSettings } from '../settings/from-provider-settings.ts';
import type { OpenRouterProviderSettings } from '../settings/provider-settings.ts';

/** How a provider reaches OpenRouter. All its models share one. */
export interface Connection {
  readonly settings: OpenRouterProviderSettings;
  /** Made by the first request. */
  transport: Transport | undefined;
}

/**
 * The transport of a provider. What makes it is loaded with the code of the first request.
 *
 * @throws {InvalidArgumentError} for a base URL that cannot be used, also one of the environment
 */
export function connect(connection: Connection): Transport {
  return (connection.transport ??= withHostErrors(() => createTransport(fromProviderSettings(connection.settings))));
}
