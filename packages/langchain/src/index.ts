export { ChatOpenRouter } from './chat/chat-open-router.ts';
export type {
  ChatOpenRouterCallOptions,
  ChatOpenRouterInput,
  ChatOptionFields,
  CamelCase,
  FieldName,
  ModelKwargs,
} from './chat/chat-fields.ts';
export { OpenRouterCostCallbackHandler } from './cost/openrouter-cost-callback-handler.ts';
export type { OpenRouterCostRun } from './cost/openrouter-cost-callback-handler.ts';
export type { AnswerCost } from './cost/read-cost.ts';
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
export { OpenRouterConfigurationError, OpenRouterError, OpenRouterPartialError } from '@openrouter-adapters/core';
export type { OnProgress, OpenRouterErrorKind, Progress } from '@openrouter-adapters/core';
