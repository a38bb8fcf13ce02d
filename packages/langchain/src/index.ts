export { ChatOpenRouter } from './chat/chat-open-router.ts';
export type {
  ChatOpenRouterCallOptions,
  ChatOpenRouterInput,
  ChatOptionFields,
  ModelKwargs,
} from './chat/chat-fields.ts';
export { OpenRouterConfigurationError, OpenRouterError } from '@openrouter-adapters/core';
export type { OpenRouterErrorKind } from '@openrouter-adapters/core';
