export { OpenRouterLLM } from './llm/open-router-llm.ts';
export type { CompletionOptionFields, OpenRouterLLMCallOptions, OpenRouterLLMInput } from './llm/llm-fields.ts';
export type { ClientFields, ExtraFields } from './client/client-fields.ts';
export type { HeadersInput, HeadersObject } from './headers/headers-input.ts';
export type { CamelCase } from './chat/chat-fields.ts';
