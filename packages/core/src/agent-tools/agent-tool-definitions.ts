import { getGeneration, getGenerationContent } from './account/generations.ts';
import { createCoinbaseCharge, getCredits, getKey } from './account/key-and-credits.ts';
import type { AgentToolName } from './agent-tool-names.ts';
import type { AgentToolDefinition } from './agent-tool.ts';
import { countModels, getModel, getPrivateModel } from './catalogue/get-model.ts';
import { listModelEndpoints, listPrivateModelEndpoints, listZDREndpoints } from './catalogue/list-endpoints.ts';
import { listEmbeddingModels, listModels, listUserModels } from './catalogue/list-models.ts';
import { listProviders } from './catalogue/list-providers.ts';
import { createChatCompletion } from './inference/create-chat-completion.ts';
import { createEmbeddings } from './inference/create-embeddings.ts';
import { createMessage } from './inference/create-message.ts';
import { createRerank } from './inference/create-rerank.ts';
import { createResponse } from './inference/create-response.ts';
import { createImage } from './media/create-image.ts';
import { createSpeech } from './media/create-speech.ts';
import { createTranscription } from './media/create-transcription.ts';
import { createVideo } from './media/create-video.ts';
import { getVideo, getVideoContent, listVideoModels } from './media/videos.ts';

/** Every agent tool by its name. */
export const agentToolDefinitions: Readonly<Record<AgentToolName, AgentToolDefinition>> = {
  openrouter_create_chat_completion: createChatCompletion,
  openrouter_create_message: createMessage,
  openrouter_create_response: createResponse,
  openrouter_create_embeddings: createEmbeddings,
  openrouter_create_rerank: createRerank,
  openrouter_create_speech: createSpeech,
  openrouter_create_transcription: createTranscription,
  openrouter_create_image: createImage,
  openrouter_create_video: createVideo,
  openrouter_get_video: getVideo,
  openrouter_get_video_content: getVideoContent,
  openrouter_list_video_models: listVideoModels,
  openrouter_list_models: listModels,
  openrouter_get_model: getModel,
  openrouter_count_models: countModels,
  openrouter_list_user_models: listUserModels,
  openrouter_list_model_endpoints: listModelEndpoints,
  openrouter_list_embedding_models: listEmbeddingModels,
  openrouter_list_zdr_endpoints: listZDREndpoints,
  openrouter_list_providers: listProviders,
  openrouter_get_private_model: getPrivateModel,
  openrouter_list_private_model_endpoints: listPrivateModelEndpoints,
  openrouter_get_key: getKey,
  openrouter_get_credits: getCredits,
  openrouter_create_coinbase_charge: createCoinbaseCharge,
  openrouter_get_generation: getGeneration,
  openrouter_get_generation_content: getGenerationContent,
};
