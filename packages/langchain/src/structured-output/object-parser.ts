import type { AIMessageChunk } from '@langchain/core/messages';
import { RunnableLambda } from '@langchain/core/runnables';

import type { OutputSchema } from './structured-output-options.ts';

/**
 * Reads the object of an answer. Of a stream it gives what there is of the object, unchecked, each time that it has grown, and at last the
 * whole one, checked.
 *
 * @param called the tool whose call is the object; without one it is the text of the answer
 */
export function createObjectParser<Output extends object>(
  called: string | undefined,
  schema: OutputSchema<Output>,
): RunnableLambda<AIMessageChunk, Output> {
  // Loaded from now on, so that it is there before an answer is paid for. A failure is told to whom it concerns: the reader of an answer.
  const loading = import('./read-structured-output.ts');
  loading.catch(() => undefined);
  const read = async (message: AIMessageChunk): Promise<Output> => {
    const { readCalledObject, readWrittenObject, validateObject } = await loading;
    const value = called === undefined ? readWrittenObject(message) : readCalledObject(message, called);
    // The schema that was checked is the one of this type.
    return (await validateObject(value, schema)) as Output;
  };
  const parser = RunnableLambda.from(read);
  parser._transform = async function* (chunks) {
    // Loaded before the first chunk is asked for, and so before the request: nothing that is paid for waits for it.
    const { readParts } = await import('./read-parts.ts');
    yield* readParts(chunks, called, read);
  };
  return parser;
}
