import { fieldsOf } from '../errors/fields-of.ts';
import { OpenRouterError } from '../errors/openrouter-error.ts';

/** An operation that the API had and will not have again (status 410). */
export class GoneError extends OpenRouterError {
  override readonly name = 'OpenRouterGoneError';
  override readonly kind = 'gone' as const;

  /**
   * @param what the operation, as the beginning of a sentence
   * @param instead what to do now, as a sentence
   * @param answer what the API said about it: its words stand first, its fields stay
   */
  constructor(what: string, instead: string, answer?: OpenRouterError) {
    super({
      status: 410,
      ...(answer === undefined ? {} : { ...fieldsOf(answer), cause: answer }),
      kind: 'gone',
      message: `${answer === undefined ? `${what} is gone from the OpenRouter API.` : `${what}: ${answer.message}`} ${instead}`,
    });
  }

  /** Recognises errors of this class of every installed copy of this package; any other answer with status 410 is none. */
  static override isInstance(value: unknown): value is GoneError {
    return OpenRouterError.isInstance(value) && value.name === 'OpenRouterGoneError';
  }
}
