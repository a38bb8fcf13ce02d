export { createTransport } from './http/transport.ts';
export type { Transport, TransportRequest, TransportResponse } from './http/transport.ts';
export type { CallOptions } from './http/call-options.ts';
export type { FetchFunction, HeadersOption, TransportOptions } from './http/transport-options.ts';

export { OpenRouterConfigurationError, OpenRouterError } from './errors/openrouter-error.ts';
export type { OpenRouterErrorFields, OpenRouterErrorKind } from './errors/openrouter-error.ts';

export { generateChat } from './chat/generate-chat.ts';
export type { ChatAnswer } from './chat/generate-chat.ts';
export { streamChat } from './chat/stream-chat.ts';
export type { ChatStream } from './chat/stream-chat.ts';
export type { ChatCallOptions, ChatExchange } from './chat/chat-exchange.ts';
export { buildChatBody } from './chat/request/build-chat-body.ts';
export type { BuiltChatBody } from './chat/request/build-chat-body.ts';
export { chatOptionNames } from './chat/request/chat-option-names.ts';
export type { ChatRequest, ChatRequestBody, RequestWarning } from './chat/request/chat-request.ts';
export { joinReasoningDetails } from './chat/stream/reasoning-details.ts';
export { joinBase64 } from './chat/join-base64.ts';
export type * from './chat/chat-event.ts';

export { embed } from './embeddings/embed.ts';
export type { EmbeddingsAnswer, EmbeddingsRequest } from './embeddings/embeddings-request.ts';
export { rerank } from './rerank/rerank.ts';
export type { RankedDocument, RerankAnswer, RerankRequest } from './rerank/rerank-request.ts';

export type { Cost, Usage } from './usage/usage.ts';

export { isObject } from './json.ts';
export type { JSONObject, JSONValue } from './json.ts';
export type * from './wire/annotation.ts';
export type * from './wire/chat-message.ts';
export type * from './wire/chat-options.ts';
export type * from './wire/chat-response.ts';
export type * from './wire/embeddings.ts';
export type * from './wire/error-body.ts';
export type * from './wire/provider-preferences.ts';
export type * from './wire/reasoning-detail.ts';
export type * from './wire/rerank.ts';
export type * from './wire/tool.ts';
export type * from './wire/usage.ts';
