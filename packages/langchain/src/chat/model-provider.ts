/**
 * `response_metadata.model_provider` of every answer: the name under which the content blocks of this package's messages are read
 * (see `blocks/register-content-blocks.ts`). `openrouter` is taken: its reader, a part of LangChain's core, leaves out images,
 * citations, audio and server tools.
 */
export const modelProvider = 'openrouter-adapters';
