import * as errors from '@langchain/core/errors';

/**
 * LangChain's error for an answer that is a refusal. It came with `@langchain/core` 1.4.0, and with it standard blocks for refusals, which older
 * versions do not know; there it is `undefined`. Asked for by its name, because bundlers warn of exports that they see missing.
 */
export const ModelRefusalError = Reflect.get(errors, 'ModelRefusalError') as
  | typeof errors.ModelRefusalError
  | undefined;
