import type { OpenRouterErrorKind } from './openrouter-error.ts';

/**
 * What the reader of an error can do about it: one sentence, or nothing where there is nothing to say.
 *
 * @param isOfUpstream an upstream said it: where it is about a key or an account, then about the upstream's own (BYOK)
 */
export function advise(kind: OpenRouterErrorKind, retryAt?: Date, isOfUpstream = false): string | undefined {
  const wait = retryAt === undefined ? undefined : `Try again after ${retryAt.toISOString()}`;
  switch (kind) {
    case 'authentication':
      return `Check the API key: https://openrouter.ai/settings/${isOfUpstream ? 'integrations' : 'keys'}.`;
    case 'payment-required':
      if (isOfUpstream) return 'It is about your own account at the provider.';
      return wait === undefined
        ? 'Add credits (https://openrouter.ai/settings/credits), raise the limit of the key, or ask for fewer tokens.'
        : `${wait}: other requests hold the budget.`;
    case 'permission-denied':
      return "Look at the account's guardrails, privacy settings and the rights of the key.";
    case 'not-found':
      return 'Check the id, and whether an upstream allows the tools, inputs and privacy settings asked for.';
    case 'context-length':
      return 'Shorten the prompt, choose a model with a longer context, or use the plugin context-compression.';
    case 'content-policy':
      return 'Change the content, or choose another model.';
    case 'rate-limit':
      return `${wait ?? 'Wait and try again'}, or name other models to fall back to.`;
    case 'timeout':
    case 'overloaded':
    case 'upstream':
    case 'server':
      return `${wait ?? 'Try again'}, or name other models or providers to fall back to.`;
    case 'interrupted':
      return 'The answer is not whole. Try again.';
    case 'connection':
      return 'Check the network, the proxy and the base URL.';
    case 'invalid-response':
      return 'Check that the base URL is that of the OpenRouter API.';
    case 'conflict':
    case 'gone':
    case 'configuration':
    case 'invalid-request':
      return undefined;
  }
}
