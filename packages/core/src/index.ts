export type { ByteReader } from './http/byte-reader.ts';
export { createTransport } from './http/transport.ts';
export { resolveBaseURL } from './http/base-url.ts';
export type { FollowRedirect } from './http/redirect.ts';
export type { Transport, TransportRequest } from './http/transport.ts';
export type { TransportResponse } from './http/transport-response.ts';
export { abortReason, throwIfAborted } from './http/abort-reason.ts';
export { untilAborted } from './http/until-aborted.ts';
export type { Given } from './http/build-body.ts';
export type { CallOptions } from './http/call-options.ts';
export type { FetchFunction, HeadersOption, TransportOptions } from './http/transport-options.ts';

export { withoutAdvice } from './errors/final-error.ts';
export type { Mask } from './errors/mask-secrets.ts';
export { messageOf } from './errors/is-error.ts';
export { OpenRouterConfigurationError, OpenRouterError } from './errors/openrouter-error.ts';
export { wasRefused } from './errors/was-refused.ts';
export type { OpenRouterErrorFields, OpenRouterErrorKind } from './errors/openrouter-error.ts';

export { generateChat } from './chat/generate-chat.ts';
export type { ChatAnswer } from './chat/generate-chat.ts';
export { withLateUsage } from './chat/late-usage.ts';
export { readChatAnswer } from './chat/read-chat-answer.ts';
export { streamChat } from './chat/stream-chat.ts';
export type { ChatStream } from './chat/stream-chat.ts';
export type { ChatCallOptions, ChatExchange } from './chat/chat-exchange.ts';
export { buildChatBody } from './chat/request/build-chat-body.ts';
export type { BuiltChatBody } from './chat/request/build-chat-body.ts';
export { audioPartFormatOf, audioPartFormats } from './chat/request/audio-part-format.ts';
export { chatOptionNames } from './chat/request/chat-option-names.ts';
export type { ChatRequest, ChatRequestBody, RequestWarning } from './chat/request/chat-request.ts';
export { fromClaudeThinking } from './chat/request/from-claude-thinking.ts';
export { layOptions } from './chat/request/lay-options.ts';
export { readCitation } from './chat/stream/read-citation.ts';
export { readServerTool } from './chat/stream/read-server-tool.ts';
export { joinReasoningDetails } from './chat/stream/known-details.ts';
export { decodeBase64, encodeBase64, joinBase64 } from './base64.ts';
export type * from './chat/chat-event.ts';

export { embed, embedFloat32 } from './embeddings/embed.ts';
export { embedMany } from './embeddings/embed-many.ts';
export type { EmbedManyOptions } from './embeddings/embed-many.ts';
export { readVectors } from './embeddings/read-vectors.ts';
export type { EmbeddingVector } from './embeddings/read-vectors.ts';
export { embeddingLimitsOf } from './embeddings/embedding-limits.ts';
export type { EmbeddingLimits } from './embeddings/embedding-limits.ts';
export type { EmbeddingsAnswer, EmbeddingsRequest } from './embeddings/embeddings-request.ts';
export { readRanks } from './rerank/read-ranking.ts';
export { rerank } from './rerank/rerank.ts';
export type { RankedDocument, RerankAnswer, RerankRequest } from './rerank/rerank-request.ts';

export { generateSpeech, streamSpeech } from './speech/speech.ts';
export type { SpeechAnswer, SpeechStream } from './speech/speech.ts';
export type { SpeechExchange, SpeechFormat, SpeechRequest } from './speech/speech-request.ts';
export { readSpeechFormat } from './speech/read-speech-format.ts';
export { checkSampleRate, choosePCMRate, isAsAsked, isPCM, toWavSpeech } from './speech/wav-speech.ts';
export type { WavSpeech } from './speech/wav-speech.ts';
export { toWavStream } from './speech/wav-stream.ts';
export { withInstructions } from './speech/with-instructions.ts';
export { buildWavHeader, toWav } from './speech/wav.ts';
export type { PCMFormat } from './speech/wav.ts';
export { transcribe } from './transcription/transcribe.ts';
export { transcribeMany } from './transcription/transcribe-many.ts';
export type { TranscribeManyOptions } from './transcription/transcribe-many.ts';
export { buildInputAudio } from './transcription/build-input-audio.ts';
export { audioFormatOf, sniffAudioFormat } from './transcription/audio-format.ts';
export type {
  TimeUnit,
  TranscriptionAnswer,
  TranscriptionRequest,
  TranscriptPiece,
} from './transcription/transcription-request.ts';
export { generateEachImage } from './images/generate-each-image.ts';
export type { EachImage, GenerateEachImageOptions } from './images/generate-each-image.ts';
export { generateChatImages } from './images/generate-chat-images.ts';
export type { ChatImagesAnswer } from './images/generate-chat-images.ts';
export { generateImages } from './images/generate-images.ts';
export { readImage, readImages } from './images/read-images.ts';
export { isMediaURL } from './images/is-media-url.ts';
export type { GeneratedImage, ImageAnswer, ImageRequest } from './images/image-request.ts';
export { findContradictedSizes, leavesOutReferences, urlOfVideoReference } from './videos/build-video-body.ts';
export { downloadVideos } from './videos/download-videos.ts';
export type { DownloadedVideos } from './videos/download-videos.ts';
export { pollVideo } from './videos/poll-video.ts';
export type { PollVideoOptions } from './videos/poll-video.ts';
export type { VideoCallbacks } from './videos/tell-of-video.ts';
export { hasVideoFailed, readVideoFailure } from './videos/read-video-job.ts';
export { checkVideoPolling, startPollingTime } from './videos/video-polling.ts';
export type { VideoPolling } from './videos/video-polling.ts';
export { downloadVideo } from './videos/download-video.ts';
export { getVideo, submitVideo } from './videos/videos.ts';
export type { SubmitVideoOptions } from './videos/videos.ts';
export { waitForVideo } from './videos/wait-for-video.ts';
export type { WaitForVideoOptions } from './videos/wait-for-video.ts';
export { verifyVideoWebhook } from './videos/verify-video-webhook.ts';
export type { VideoWebhook } from './videos/verify-video-webhook.ts';
export type { SubmittedVideo, VideoFile, VideoJob, VideoRequest, VideoStatus } from './videos/video-request.ts';
export { deleteFile, downloadFile, getFile, listFiles, uploadFile } from './files/files.ts';
export type { FilePage, FilePlace, FileQuery, FileUpload, StoredFile } from './files/file.ts';
export { fillLevels, fillSides } from './decisions/criteria.ts';
export { decide } from './decisions/decide.ts';
export type { DecisionAnswer, DecisionRequest } from './decisions/decide.ts';
export type { Decision } from './decisions/read-decision.ts';
export { generateCompletion, streamCompletion } from './completions/completions.ts';
export type { CompletionRequest } from './completions/completions.ts';
export { OpenRouterPartialError } from './work/partial-error.ts';
export type { PartialWork } from './work/partial-error.ts';
export type { WorkOptions } from './work/run-parts.ts';
export type { OnProgress, Progress } from './work/progress.ts';

export { createOpenRouterClient } from './client/create-openrouter-client.ts';
export type { OpenRouterClient } from './client/create-openrouter-client.ts';
export { listModels } from './client/resources/list-models.ts';
export { createModels } from './client/resources/models.ts';
export type { CodeVerifier } from './client/pkce.ts';
export type { AuthorizationRequest } from './client/resources/oauth.ts';
export { GoneError } from './client/gone-error.ts';
export type { EventStream } from './client/stream-endpoint.ts';
export type { Inference } from './client/resources/inference.ts';
export type { Collection, Deleted } from './client/collection.ts';
export type { KeysQuery } from './client/resources/management/administration.ts';
export type { BudgetBody } from './client/resources/management/workspaces.ts';
export type { GenerationOptions } from './client/resources/generations.ts';
export type { SpeechBytes } from './client/resources/media.ts';
export type { ModelEndpoints, PageQuery } from './client/resources/models.ts';

export { agentToolNames } from './agent-tools/agent-tool-names.ts';
export type { AgentToolName } from './agent-tools/agent-tool-names.ts';
export { agentToolFacts } from './agent-tools/agent-tool-facts.ts';
export type { AgentToolFacts } from './agent-tools/agent-tool-facts.ts';
export { checkAgentToolOptions, checkOptions, refuseOption } from './agent-tools/check-options.ts';
export type { AgentToolOptionKinds, CommonAgentToolOption } from './agent-tools/check-options.ts';
export { checkAgentToolNames, selectAgentToolNames } from './agent-tools/select-agent-tool-names.ts';
export type { AgentToolNameSelection } from './agent-tools/select-agent-tool-names.ts';
export { AgentFile } from './agent-tools/agent-file.ts';
export type { AgentFileContent } from './agent-tools/agent-file.ts';
export { Spending } from './agent-tools/spending.ts';
export type { SpendingOptions } from './agent-tools/spending.ts';

export { readUsage } from './usage/read-usage.ts';
export { sumKnown } from './usage/sum-known.ts';
export type { Cost, Usage } from './usage/usage.ts';

export { asObject, isObject, nonEmptyString, parseJSONOrText, withoutUndefined } from './json.ts';
export type { WithoutUndefined } from './json.ts';
export type { JSONObject, JSONValue } from './json.ts';
export type * from './wire/account.ts';
export type * from './wire/annotation.ts';
export type * from './wire/catalogue.ts';
export type * from './wire/chat-message.ts';
export type * from './wire/chat-options.ts';
export type * from './wire/chat-response.ts';
export type * from './wire/completions.ts';
export type * from './wire/decisions.ts';
export type * from './wire/embeddings.ts';
export type * from './wire/error-body.ts';
export type * from './wire/files.ts';
export {
  isFileAnnotation,
  isFunctionTool,
  isReasoningEncrypted,
  isReasoningServerToolCall,
  isReasoningSummary,
  isReasoningText,
  isURLCitation,
} from './wire/guards.ts';
export type * from './wire/images.ts';
export type * from './wire/management/analytics.ts';
export type * from './wire/management/datasets.ts';
export type * from './wire/management/guardrails.ts';
export type * from './wire/management/keys.ts';
export type * from './wire/management/observability.ts';
export type * from './wire/management/workspaces.ts';
export type * from './wire/media-answers.ts';
export type * from './wire/media.ts';
export type * from './wire/messages.ts';
export type * from './wire/oauth.ts';
export type * from './wire/presets.ts';
export type * from './wire/provider-preferences.ts';
export type * from './wire/reasoning-detail.ts';
export type * from './wire/rerank.ts';
export type * from './wire/responses.ts';
export type * from './wire/speech.ts';
export type * from './wire/tool.ts';
export type * from './wire/transcription.ts';
export type * from './wire/usage.ts';
export type * from './wire/videos.ts';
