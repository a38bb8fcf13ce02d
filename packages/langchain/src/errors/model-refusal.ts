import * as errors from '@langchain/core/errors';

/**
 * LangChain's error for an answer that is a refusal. It came with `@langchain/core` 1.3.7, and with it standard blocks for refusals, which older
 * versions do not know; there it is `undefined`.
 */
export const ModelRefusalError: typeof errors.ModelRefusalError | undefined =
  'ModelRefusalError' in errors ? errors.ModelRefusalError : undefined;
