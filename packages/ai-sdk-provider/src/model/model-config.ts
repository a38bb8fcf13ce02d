import type { HeadersOption } from '@openrouter-adapters/core';

import type { Connection } from './connection.ts';

/** What the provider gives its models. */
export interface ModelConfig {
  modelId: string;
  /** `extraBody` of the provider. */
  ofProvider: Readonly<Record<string, unknown>> | undefined;
  /** Settings of the model. */
  ofModel: Readonly<Record<string, unknown>> | undefined;
  /** Where the provider says that the alpha API is. */
  decisionsBaseURL: string | undefined;
  connection: Connection;
  /** Headers of a call, as the provider completes them. */
  headers: (ofCall: HeadersOption | undefined) => HeadersOption;
  /** Join deltas of a block that come in one read, where neither model nor call says. */
  coalesce: boolean;
  /** Ask for usage in streams explicitly. */
  isStrict: boolean;
}

/** What the options of every call of the AI SDK have. */
export interface HostCall {
  headers?: Readonly<Record<string, string | undefined>> | undefined;
  abortSignal?: AbortSignal | undefined;
}
