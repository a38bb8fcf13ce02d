import type { Callbacks } from '@langchain/core/callbacks/manager';
import type { RunnableConfig } from '@langchain/core/runnables';
import type { AsyncCallerParams } from '@langchain/core/utils/async_caller';
import type { JSONValue, TransportOptions } from '@openrouter-adapters/core';

import type { HeadersInput } from '../headers/headers-input.ts';

/** How OpenRouter is reached, and how often it is tried: fields of every class that is no chat model. */
export interface ClientFields
  extends
    AsyncCallerParams,
    Pick<
      TransportOptions,
      'apiKey' | 'baseURL' | 'fetch' | 'appURL' | 'appTitle' | 'appCategories' | 'userAgentSuffix'
    > {
  /** Headers of every request. */
  headers?: HeadersInput | undefined;
  /** Alias of `appURL`. */
  siteUrl?: string | undefined;
  /** Alias of `appTitle`. */
  siteName?: string | undefined;
  /** Milliseconds after which a call that gives no `timeout` of its own is aborted, retries included. Default: none. */
  timeout?: number | undefined;
  /** Hear of every call: its start, its cost (`handleCustomEvent`, `openrouter_cost`), its end. */
  callbacks?: Callbacks;
}

/** Fields of the API that this package does not know; sent as they are, below every known option. */
export type ExtraFields = Readonly<Record<string, JSONValue | undefined>>;

/** What one call may set, beside its own options. */
export interface CallConfig extends RunnableConfig {
  /** Headers of this call; they win over those of the constructor. */
  headers?: HeadersInput | undefined;
}
