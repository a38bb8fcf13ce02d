import type { OpenRouterProviderMetadata } from '@openrouter-adapters/ai-sdk-provider';
import type { ProviderMetadata } from 'ai';

/** What OpenRouter tells about an answer: upstream, tokens, cost and more. */
export function openrouterMetadata(metadata: ProviderMetadata | undefined): Partial<OpenRouterProviderMetadata> {
  // The AI SDK does not know the provider's type of its metadata.
  return (metadata?.['openrouter'] as OpenRouterProviderMetadata | undefined) ?? {};
}
