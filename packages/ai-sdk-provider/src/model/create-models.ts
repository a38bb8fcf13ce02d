import type {
  EmbeddingModelV4,
  Experimental_DecisionModelV4 as DecisionModelV4,
  Experimental_EvaluationModelV4 as EvaluationModelV4,
  Experimental_StreamingSpeechModelV4 as StreamingSpeechModelV4,
  Experimental_VideoModelV4 as VideoModelV4,
  FilesV4,
  ImageModelV4,
  LanguageModelV4,
  RerankingModelV4,
  TranscriptionModelV4,
} from '@ai-sdk/provider';

import type { OpenRouterCompletionSettings } from '../completion-model/completion-settings.ts';
import { OpenRouterCompletionModel } from '../completion-model/openrouter-completion-model.ts';
import type { OpenRouterDecisionSettings } from '../decision-model/decision-settings.ts';
import { OpenRouterDecisionModel } from '../decision-model/openrouter-decision-model.ts';
import type { OpenRouterEmbeddingSettings } from '../embedding-model/embedding-settings.ts';
import { OpenRouterEmbeddingModel } from '../embedding-model/openrouter-embedding-model.ts';
import type { OpenRouterFileSettings } from '../files/file-settings.ts';
import { OpenRouterFiles } from '../files/openrouter-files.ts';
import type { OpenRouterChatImageSettings, OpenRouterImageSettings } from '../image-model/image-settings.ts';
import { OpenRouterChatImageModel } from '../image-model/openrouter-chat-image-model.ts';
import { OpenRouterImageModel } from '../image-model/openrouter-image-model.ts';
import type {
  OpenRouterChatModelId,
  OpenRouterEmbeddingModelId,
  OpenRouterImageModelId,
  OpenRouterRerankingModelId,
  OpenRouterSpeechModelId,
  OpenRouterTranscriptionModelId,
  OpenRouterVideoModelId,
} from '../model-ids/model-ids.ts';
import { OpenRouterRerankingModel } from '../reranking-model/openrouter-reranking-model.ts';
import type { OpenRouterRerankingSettings } from '../reranking-model/reranking-settings.ts';
import { OpenRouterSpeechModel } from '../speech-model/openrouter-speech-model.ts';
import type { OpenRouterSpeechSettings } from '../speech-model/speech-settings.ts';
import { OpenRouterTranscriptionModel } from '../transcription-model/openrouter-transcription-model.ts';
import type { OpenRouterTranscriptionSettings } from '../transcription-model/transcription-settings.ts';
import { OpenRouterVideoModel } from '../video-model/openrouter-video-model.ts';
import type { OpenRouterVideoSettings } from '../video-model/video-settings.ts';
import type { Configure } from './create-configure.ts';

/** The models of a provider that are no language models. Each method throws an `InvalidArgumentError` for an empty model id. */
export interface OpenRouterModels {
  /**
   * A model that makes vectors of texts, for `embed` and `embedMany`.
   *
   * @example
   * const { embeddings } = await embedMany({ model: openrouter.embeddingModel('openai/text-embedding-3-small'), values });
   */
  embeddingModel(modelId: OpenRouterEmbeddingModelId, settings?: OpenRouterEmbeddingSettings): EmbeddingModelV4;
  /** Another name of `embeddingModel`. */
  textEmbeddingModel(modelId: OpenRouterEmbeddingModelId, settings?: OpenRouterEmbeddingSettings): EmbeddingModelV4;
  /** Another name of `embeddingModel`. */
  embedding(modelId: OpenRouterEmbeddingModelId, settings?: OpenRouterEmbeddingSettings): EmbeddingModelV4;
  /** A model that orders documents by their relevance to a query, for `rerank`. */
  rerankingModel(modelId: OpenRouterRerankingModelId, settings?: OpenRouterRerankingSettings): RerankingModelV4;
  /** A model that speaks, for `generateSpeech` and `experimental_streamSpeech`. */
  speechModel(modelId: OpenRouterSpeechModelId, settings?: OpenRouterSpeechSettings): StreamingSpeechModelV4;
  /** Another name of `speechModel`. */
  speech(modelId: OpenRouterSpeechModelId, settings?: OpenRouterSpeechSettings): StreamingSpeechModelV4;
  /** A model that writes down what is said, for `transcribe`. */
  transcriptionModel(
    modelId: OpenRouterTranscriptionModelId,
    settings?: OpenRouterTranscriptionSettings,
  ): TranscriptionModelV4;
  /** Another name of `transcriptionModel`. */
  transcription(
    modelId: OpenRouterTranscriptionModelId,
    settings?: OpenRouterTranscriptionSettings,
  ): TranscriptionModelV4;
  /**
   * A model that draws, for `generateImage`.
   *
   * @param settings `{ via: 'chat' }` for a model that draws in its answers to chat only; it takes the settings of a chat model then
   */
  imageModel(
    modelId: OpenRouterImageModelId,
    settings?: OpenRouterImageSettings | OpenRouterChatImageSettings,
  ): ImageModelV4;
  /** Another name of `imageModel`. */
  image(
    modelId: OpenRouterImageModelId,
    settings?: OpenRouterImageSettings | OpenRouterChatImageSettings,
  ): ImageModelV4;
  /** A model that makes videos, for `experimental_generateVideo`, `experimental_startVideo` and `experimental_getVideoStatus`. */
  videoModel(modelId: OpenRouterVideoModelId, settings?: OpenRouterVideoSettings): VideoModelV4;
  /** Another name of `videoModel`. */
  video(modelId: OpenRouterVideoModelId, settings?: OpenRouterVideoSettings): VideoModelV4;
  /** The files of the workspace, for `uploadFile`; a provider can be given to it as it is. */
  files(settings?: OpenRouterFileSettings): Required<FilesV4>;
  /** A model that decides questions about a state, for `experimental_decide`. Over an alpha API, whose form may change. */
  decisionModel(modelId: string, settings?: OpenRouterDecisionSettings): DecisionModelV4;
  /** The older name of `decisionModel`. */
  evaluationModel(modelId: string, settings?: OpenRouterDecisionSettings): EvaluationModelV4;
  /** A legacy completion model, which continues a text, for `generateText` and `streamText`. */
  completion(modelId: OpenRouterChatModelId, settings?: OpenRouterCompletionSettings): LanguageModelV4;
}

/** Makes what the provider offers beside language models. */
export function createModels(configure: Configure): OpenRouterModels {
  const embeddingModel = (modelId: string, settings?: OpenRouterEmbeddingSettings) =>
    new OpenRouterEmbeddingModel(configure(modelId, settings));
  const speechModel = (modelId: string, settings?: OpenRouterSpeechSettings) =>
    new OpenRouterSpeechModel(configure(modelId, settings));
  const transcriptionModel = (modelId: string, settings?: OpenRouterTranscriptionSettings) =>
    new OpenRouterTranscriptionModel(configure(modelId, settings));
  const imageModel = (modelId: string, settings?: OpenRouterImageSettings | OpenRouterChatImageSettings) => {
    const config = configure(modelId, settings);
    return settings?.via === 'chat' ? new OpenRouterChatImageModel(config) : new OpenRouterImageModel(config);
  };
  const videoModel = (modelId: string, settings?: OpenRouterVideoSettings) =>
    new OpenRouterVideoModel(configure(modelId, settings));
  const decisionModel = (modelId: string, settings?: OpenRouterDecisionSettings) =>
    new OpenRouterDecisionModel(configure(modelId, settings));
  return {
    embeddingModel,
    textEmbeddingModel: embeddingModel,
    embedding: embeddingModel,
    rerankingModel: (modelId, settings) => new OpenRouterRerankingModel(configure(modelId, settings)),
    speechModel,
    speech: speechModel,
    transcriptionModel,
    transcription: transcriptionModel,
    imageModel,
    image: imageModel,
    videoModel,
    video: videoModel,
    decisionModel,
    evaluationModel: decisionModel,
    completion: (modelId, settings) => new OpenRouterCompletionModel(configure(modelId, settings)),
    files: (settings) => new OpenRouterFiles(configure('files', settings)),
  };
}
