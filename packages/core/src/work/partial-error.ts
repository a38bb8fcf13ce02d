import { OpenRouterError } from '../errors/openrouter-error.ts';
import { fieldsOf } from '../errors/fields-of.ts';

/**
 * A long work that failed midway. It knows what was done until then, and paid for: go on from there.
 *
 * @example
 * const open = values.filter((_, index) => error.partial[index] === undefined);
 */
export class OpenRouterPartialError<Result = unknown> extends OpenRouterError {
  override readonly name = 'OpenRouterPartialError';
  /** Position of the part that failed, among all parts that were given. */
  readonly index: number;
  /** What was done, at the position of its part; `undefined` for the rest. */
  readonly partial: readonly (Result | undefined)[];
  /** US dollars that were spent until then, as far as the answers told. */
  readonly cost: number;

  constructor(cause: OpenRouterError, index: number, partial: readonly (Result | undefined)[], cost: number) {
    const done = partial.filter((result) => result !== undefined).length;
    const message = `At index ${index}: ${cause.message} (${done} of ${partial.length} were done: see partial.)`;
    super({ ...fieldsOf(cause), message, cause });
    this.index = index;
    this.partial = partial;
    this.cost = cost;
  }

  /** Recognises partial errors of every installed copy of this package. */
  static isPartial(value: unknown): value is OpenRouterPartialError {
    return OpenRouterError.isInstance(value) && 'partial' in value && Array.isArray(value.partial);
  }
}
