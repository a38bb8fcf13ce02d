/** The names of all agent tools, in the order in which they are given. */
export const agentToolNames = [
  'openrouter_create_chat_completion',
  'openrouter_create_message',
  'openrouter_create_response',
  'openrouter_create_embeddings',
  'openrouter_create_rerank',
  'openrouter_create_speech',
  'openrouter_create_transcription',
  'openrouter_create_image',
  'openrouter_create_video',
  'openrouter_get_video',
  'openrouter_get_video_content',
  'openrouter_list_video_models',
  'openrouter_list_models',
  'openrouter_get_model',
  'openrouter_count_models',
  'openrouter_list_user_models',
  'openrouter_list_model_endpoints',
  'openrouter_list_embedding_models',
  'openrouter_list_zdr_endpoints',
  'openrouter_list_providers',
  'openrouter_get_private_model',
  'openrouter_list_private_model_endpoints',
  'openrouter_get_key',
  'openrouter_get_credits',
  'openrouter_create_coinbase_charge',
  'openrouter_get_generation',
  'openrouter_get_generation_content',
] as const;

/** The name of an agent tool. */
export type AgentToolName = (typeof agentToolNames)[number];
