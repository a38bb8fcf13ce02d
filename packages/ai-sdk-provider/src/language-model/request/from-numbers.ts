import { InvalidArgumentError, type LanguageModelV4CallOptions } from '@ai-sdk/provider';
import type { ChatOptions } from '@openrouter-adapters/core';

/** The AI SDK's own numbers, and their names on the wire. */
const numbers = [
  ['maxOutputTokens', 'max_tokens'],
  ['temperature', 'temperature'],
  ['topP', 'top_p'],
  ['topK', 'top_k'],
  ['frequencyPenalty', 'frequency_penalty'],
  ['presencePenalty', 'presence_penalty'],
  ['seed', 'seed'],
] as const satisfies readonly (readonly [keyof LanguageModelV4CallOptions, keyof ChatOptions])[];

/**
 * The numbers of a call under their wire names.
 *
 * @throws {InvalidArgumentError} for one that is not finite
 */
export function fromNumbers(call: LanguageModelV4CallOptions): Pick<ChatOptions, (typeof numbers)[number][1]> {
  const options: Pick<ChatOptions, (typeof numbers)[number][1]> = {};
  for (const [argument, name] of numbers) {
    const value = call[argument];
    if (value === undefined) continue;
    if (!Number.isFinite(value)) {
      // JSON writes it as null, which would ask for the default in silence.
      throw new InvalidArgumentError({ argument, message: `${argument} must be a finite number, not ${value}.` });
    }
    options[name] = value;
  }
  return options;
}
