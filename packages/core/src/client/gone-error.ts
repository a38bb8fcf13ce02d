import { OpenRouterError } from '../errors/openrouter-error.ts';

/** An operation that the API had and will not have again (status 410). */
export class GoneError extends OpenRouterError {
  override readonly name = 'OpenRouterGoneError';

  /** @param what the operation, as the beginning of a sentence; @param instead what to do now, as a sentence */
  constructor(what: string, instead: string) {
    super({ kind: 'not-found', message: `${what} is gone from the OpenRouter API. ${instead}`, status: 410 });
  }
}
