import type { OpenRouterProviderSettings } from '@openrouter-adapters/ai-sdk-provider';
import type { HeadersOption } from '@openrouter-adapters/core';

/**
 * Settings of `createOpenRouterWorkflow`: those of `createOpenRouter` for chat models that can be stored, which neither keys nor functions
 * can.
 */
export interface OpenRouterWorkflowSettings extends Omit<
  OpenRouterProviderSettings,
  'apiKey' | 'api_keys' | 'decisionsBaseURL' | 'fetch' | 'headers'
> {
  /** Needless: steps read `OPENROUTER_API_KEY`. The key of that variable may be given, any other is refused. */
  apiKey?: string | undefined;
  /** Headers for each request, none of them secret. */
  headers?: HeadersOption | undefined;
}
