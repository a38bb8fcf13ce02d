import { OpenRouterError } from './openrouter-error.ts';
import { wasNeverSent } from './was-never-sent.ts';

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
      return wasNeverSent(error.cause);
    case 'timeout':
    case 'upstream':
    case 'server':
    case 'invalid-response':
    case 'interrupted':
      return false;
  }
}
