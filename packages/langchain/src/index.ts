export { ChatOpenRouter } from './chat/chat-open-router.ts';
export type {
  ChatOpenRouterCallOptions,
  ChatOpenRouterFields,
  ChatOpenRouterInput,
  ChatOptionFields,
  CamelCase,
  FieldName,
  ModelKwargs,
  ToolChoiceInput,
} from './chat/chat-fields.ts';
export type { DescribedChatModel } from './chat/described-chat-model.ts';
export type { TokenCounts } from './tokens/estimate-tokens.ts';
export { registerContentBlocks } from './chat/blocks/register-content-blocks.ts';
export type { HeadersInput, HeadersObject } from './headers/headers-input.ts';
export { OpenRouterCostCallbackHandler } from './cost/openrouter-cost-callback-handler.ts';
export type { OpenRouterCostRun } from './cost/openrouter-cost-callback-handler.ts';
export type { AnswerCost } from './cost/answer-cost.ts';
export type {
  OutputSchema,
  StructuredOutputMethod,
  StructuredOutputOptions,
  StructuredOutputWithRaw,
} from './structured-output/structured-output-options.ts';
export { serverTools } from './tools/server-tools.ts';
export type {
  AdvisorParameters,
  FusionParameters,
  SubagentParameters,
  WebFetchParameters,
  WebSearchParameters,
} from './tools/server-tools.ts';
export { OpenRouterConfigurationError, OpenRouterError, OpenRouterPartialError } from '@openrouter-adapters/core/base';
export type { OnProgress, OpenRouterErrorKind, Progress } from '@openrouter-adapters/core';
