export { createOpenRouterWorkflow, openrouterWorkflow } from './workflow/create-openrouter-workflow.ts';
export type { OpenRouterWorkflowSettings } from './workflow/workflow-settings.ts';
export type {
  AsJSON,
  CamelCase,
  EitherCase,
  HostOptions,
  KnownChatModelId,
  OpenRouterChatModelId,
  OpenRouterChatSettings,
  OpenRouterKind,
  OpenRouterModelSuffix,
  OpenRouterProviderOptions,
  OpenRouterProviderSettings,
  SpelledOptions,
  SuffixableChatModelId,
  TraceOptions,
  WebSearchOptions,
} from '@openrouter-adapters/ai-sdk-provider';
