export type { LanguageModelV4, LanguageModelV4Prompt } from '@ai-sdk/provider';

export { createOpenRouter, openrouter } from './create-openrouter.ts';
export {
  createOpenRouterEmbeddings,
  createOpenRouterImages,
  createOpenRouterReranking,
  createOpenRouterSpeech,
  createOpenRouterTranscription,
  createOpenRouterVideos,
} from './create-one-kind.ts';
export type { OpenRouterKind } from './model/openrouter-kind.ts';
export type { OpenRouterProvider } from './openrouter-provider.ts';
export type * from './model-ids/known-model-ids.generated.ts';
export type * from './model-ids/model-ids.ts';
export type { OpenRouterProviderSettings } from './settings/provider-settings.ts';
export type {
  HostOptions,
  OpenRouterChatSettings,
  OpenRouterProviderOptions,
  OpenRouterSharedSettings,
  SpelledOptions,
  TraceOptions,
  WebSearchOptions,
} from './settings/chat-settings.ts';
export type { AsJSON } from './settings/as-json.ts';
export type { CamelCase, EitherCase } from './settings/letter-case.ts';
export type {
  OpenRouterProviderMetadata,
  OpenRouterUsageAccounting,
} from './language-model/answer/provider-metadata.ts';
export type { OpenRouterTools } from './tools/server-tools.ts';
export type { ServerToolFactory } from './tools/server-tool-factory.ts';
export type * from './tools/server-tool-arguments.ts';
export type {
  OpenRouterAgentTool,
  OpenRouterAgentTools,
  OpenRouterAgentToolsOptions,
} from './agent-tools/agent-tools-options.ts';
export type {
  AgentFileContent,
  AgentToolName,
  AgentToolOutput,
  AgentToolResult,
  PaidAnswer,
  ApprovalRequest,
  ReadableFile,
  ReadFile,
  SaveFile,
  SpendingOptions,
} from '@openrouter-adapters/core/agent-tools';
export type { OpenRouterModels } from './model/create-models.ts';
export type { OpenRouterModelMetadata } from './model/to-model-metadata.ts';
export type { SharedSettings, Spelled, SpelledProvider, SpelledValue } from './options/spelled.ts';
export type {
  EmbeddingBatching,
  OpenRouterEmbeddingOptions,
  OpenRouterEmbeddingSettings,
} from './embedding-model/embedding-settings.ts';
export type { OpenRouterRerankingSettings } from './reranking-model/reranking-settings.ts';
export type { OpenRouterSpeechSettings, SpeechSound } from './speech-model/speech-settings.ts';
export type {
  OpenRouterTranscriptionSettings,
  TranscriptionAudio,
} from './transcription-model/transcription-settings.ts';
export type {
  ImageBatching,
  ImageCallbacks,
  OpenRouterChatImageSettings,
  OpenRouterImageOptions,
  OpenRouterImageSettings,
} from './image-model/image-settings.ts';
export type {
  OpenRouterVideoOptions,
  OpenRouterVideoSettings,
  VideoCallbacks,
  VideoPolling,
  VideoWaiting,
} from './video-model/video-settings.ts';
export {
  AgentFile,
  agentToolNames,
  OpenRouterConfigurationError,
  OpenRouterError,
  Spending,
} from '@openrouter-adapters/core/setup';
export type { OpenRouterErrorKind } from '@openrouter-adapters/core';
export { verifyVideoWebhook } from './video-model/verify-video-webhook.ts';
export type { VideoWebhook } from '@openrouter-adapters/core';
export type { OpenRouterFileSettings } from './files/file-settings.ts';
export type { DecisionPlace, OpenRouterDecisionSettings } from './decision-model/decision-settings.ts';
export type { Coalescing, OpenRouterCompletionSettings } from './completion-model/completion-settings.ts';
