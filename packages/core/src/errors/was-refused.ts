import { OpenRouterError } from './openrouter-error.ts';

/** What `fetch` says when it never reached a server. */
const neverSent: ReadonlySet<unknown> = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN']);

/**
 * Is it certain that a request was not taken, so that sending it again pays for nothing twice? So it is when the API refused it, when it
 * never left, and when no server was reached. An answer that was lost, cannot be read, or comes from a gateway that gave up says nothing.
 */
export function wasRefused(error: unknown): boolean {
  if (!OpenRouterError.isInstance(error)) return false;
  switch (error.kind) {
    case 'configuration':
    case 'authentication':
    case 'payment-required':
    case 'permission-denied':
    case 'not-found':
    case 'conflict':
    case 'gone':
    case 'invalid-request':
    case 'context-length':
    case 'content-policy':
    case 'rate-limit':
    case 'overloaded':
      return true;
    case 'connection':
      return codesOf(error.cause).some((code) => neverSent.has(code));
    case 'timeout':
    case 'upstream':
    case 'server':
    case 'invalid-response':
    case 'interrupted':
      return false;
  }
}

/** Codes of an error and of what caused it: `fetch` hides them in the cause of its `TypeError`. */
function codesOf(error: unknown): unknown[] {
  if (!(error instanceof Error)) return [];
  return [...('code' in error ? [error.code] : []), ...codesOf(error.cause)];
}
