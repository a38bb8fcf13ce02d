import type { OpenRouterProviderMetadata } from '@openrouter-adapters/ai-sdk-provider';
import type { ProviderMetadata } from 'ai';

/** What OpenRouter tells about the tokens and the cost of an answer. */
export function usageOf(metadata: ProviderMetadata | undefined): OpenRouterProviderMetadata['usage'] {
  // The AI SDK does not know the provider's type of its metadata.
  return (metadata?.['openrouter'] as OpenRouterProviderMetadata | undefined)?.usage ?? {};
}
