import type {
  EmbeddingModelV4,
  Experimental_StreamingSpeechModelV4 as StreamingSpeechModelV4,
  Experimental_VideoModelV4 as VideoModelV4,
  ImageModelV4,
  RerankingModelV4,
  TranscriptionModelV4,
} from '@ai-sdk/provider';

import { OpenRouterEmbeddingModel } from './embedding-model/openrouter-embedding-model.ts';
import type { OpenRouterEmbeddingSettings } from './embedding-model/embedding-settings.ts';
import type { OpenRouterImageSettings } from './image-model/image-settings.ts';
import { OpenRouterImageModel } from './image-model/openrouter-image-model.ts';
import { createConfigure } from './model/create-configure.ts';
import type {
  OpenRouterEmbeddingModelId,
  OpenRouterImageModelId,
  OpenRouterRerankingModelId,
  OpenRouterSpeechModelId,
  OpenRouterTranscriptionModelId,
  OpenRouterVideoModelId,
} from './model-ids/model-ids.ts';
import { OpenRouterRerankingModel } from './reranking-model/openrouter-reranking-model.ts';
import type { OpenRouterRerankingSettings } from './reranking-model/reranking-settings.ts';
import type { OpenRouterKind } from './model/openrouter-kind.ts';
import type { OpenRouterProviderSettings } from './settings/provider-settings.ts';
import { OpenRouterSpeechModel } from './speech-model/openrouter-speech-model.ts';
import type { OpenRouterSpeechSettings } from './speech-model/speech-settings.ts';
import { OpenRouterTranscriptionModel } from './transcription-model/openrouter-transcription-model.ts';
import type { OpenRouterTranscriptionSettings } from './transcription-model/transcription-settings.ts';
import { OpenRouterVideoModel } from './video-model/openrouter-video-model.ts';
import type { OpenRouterVideoSettings } from './video-model/video-settings.ts';

/**
 * Makes a provider of embedding models and nothing else: a bundler leaves out what the other kinds and the agent tools need. Settings, models
 * and errors are those of `createOpenRouter`. Chat models have an entry of their own, `@openrouter-adapters/ai-sdk-provider/chat`.
 *
 * @throws {InvalidArgumentError} when `baseURL` is not an absolute http(s) URL
 * @example
 * const embedder = createOpenRouterEmbeddings({ appName: 'My app' });
 * const { embeddings } = await embedMany({ model: embedder('openai/text-embedding-3-small'), values });
 */
export function createOpenRouterEmbeddings(
  settings: OpenRouterProviderSettings = {},
): OpenRouterKind<OpenRouterEmbeddingModelId, OpenRouterEmbeddingSettings, EmbeddingModelV4> {
  const configure = createConfigure(settings);
  return (modelId, ofModel) => new OpenRouterEmbeddingModel(configure(modelId, ofModel));
}

/** The same for reranking models. */
export function createOpenRouterReranking(
  settings: OpenRouterProviderSettings = {},
): OpenRouterKind<OpenRouterRerankingModelId, OpenRouterRerankingSettings, RerankingModelV4> {
  const configure = createConfigure(settings);
  return (modelId, ofModel) => new OpenRouterRerankingModel(configure(modelId, ofModel));
}

/** The same for speech models. */
export function createOpenRouterSpeech(
  settings: OpenRouterProviderSettings = {},
): OpenRouterKind<OpenRouterSpeechModelId, OpenRouterSpeechSettings, StreamingSpeechModelV4> {
  const configure = createConfigure(settings);
  return (modelId, ofModel) => new OpenRouterSpeechModel(configure(modelId, ofModel));
}

/** The same for transcription models. */
export function createOpenRouterTranscription(
  settings: OpenRouterProviderSettings = {},
): OpenRouterKind<OpenRouterTranscriptionModelId, OpenRouterTranscriptionSettings, TranscriptionModelV4> {
  const configure = createConfigure(settings);
  return (modelId, ofModel) => new OpenRouterTranscriptionModel(configure(modelId, ofModel));
}

/** The same for image models; those that draw in their answers to chat only are made by `createOpenRouter`. */
export function createOpenRouterImages(
  settings: OpenRouterProviderSettings = {},
): OpenRouterKind<OpenRouterImageModelId, OpenRouterImageSettings, ImageModelV4> {
  const configure = createConfigure(settings);
  return (modelId, ofModel) => new OpenRouterImageModel(configure(modelId, ofModel));
}

/** The same for video models. */
export function createOpenRouterVideos(
  settings: OpenRouterProviderSettings = {},
): OpenRouterKind<OpenRouterVideoModelId, OpenRouterVideoSettings, VideoModelV4> {
  const configure = createConfigure(settings);
  return (modelId, ofModel) => new OpenRouterVideoModel(configure(modelId, ofModel));
}
