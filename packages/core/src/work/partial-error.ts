import { messageOf } from '../errors/is-error.ts';
import { OpenRouterError } from '../errors/openrouter-error.ts';
import type { OpenRouterErrorFields } from '../errors/openrouter-error.ts';
import { fieldsOf } from '../errors/fields-of.ts';

/** What a long work had done when it ended early. */
export interface PartialWork<Result = unknown> {
  /** What was done, at the position of its part; `undefined` for the rest. */
  partial: readonly (Result | undefined)[];
  /** US dollars that were spent until then, as far as the answers told. */
  cost: number;
}

/**
 * A long work that failed midway. It knows what was done until then, and paid for: go on from there.
 *
 * Its `cause` is what failed: an `OpenRouterError`, whose fields it has, or what a function of the caller threw (`onProgress`, `onAnswer`, one
 * that reads a recording); its kind is then `configuration`.
 *
 * @example
 * const open = values.filter((_, index) => error.partial[index] === undefined);
 */
export class OpenRouterPartialError<Result = unknown> extends OpenRouterError implements PartialWork<Result> {
  override readonly name = 'OpenRouterPartialError';
  /** Position of the part that failed, among all parts that were given. */
  readonly index: number;
  readonly partial: readonly (Result | undefined)[];
  readonly cost: number;

  constructor(cause: unknown, index: number, partial: readonly (Result | undefined)[], cost: number) {
    const fields = fieldsOfCause(cause);
    const done = partial.filter((result) => result !== undefined).length;
    const message = `At index ${index}: ${fields.message} (${done} of ${partial.length} were done: see partial.)`;
    super({ ...fields, message, cause });
    // Errors copy a foreign cause to mask it. This one is the caller's own, who has to recognise it.
    Object.defineProperty(this, 'cause', { value: cause, configurable: true, writable: true });
    this.index = index;
    this.partial = partial;
    this.cost = cost;
  }

  /**
   * Recognises partial errors of every installed copy of this package. What `partial` has in it is for the caller to say, who knows what was
   * asked for: `isInstance<number[]>(error)` after `embedMany`.
   */
  static override isInstance<Result = unknown>(value: unknown): value is OpenRouterPartialError<Result> {
    return OpenRouterError.isInstance(value) && 'partial' in value && Array.isArray(value.partial);
  }
}

function fieldsOfCause(cause: unknown): OpenRouterErrorFields {
  if (OpenRouterError.isInstance(cause)) return fieldsOf(cause);
  const said = messageOf(cause);
  return { kind: 'configuration', message: `A function that was given threw: ${said}` };
}
