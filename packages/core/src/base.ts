/**
 * What an adapter loads when it starts: the way to OpenRouter, its errors, chat and small things that all kinds need, half of the main
 * entry, which exports the same and all the rest. As an ES module it is a file that the main entry shares, and so exports names of the
 * inside too: the API is what the types say.
 */
// As `setup`.
export { OpenRouterConfigurationError, OpenRouterError } from './errors/openrouter-error.ts';
export { messageOf } from './errors/is-error.ts';
export { untilAborted } from './http/until-aborted.ts';
export { resolveBaseURL } from './http/base-url.ts';
export { embeddingLimitsOf } from './embeddings/embedding-limits.ts';
export { sumKnown } from './usage/sum-known.ts';
export { asObject, isObject, nonEmptyString, withoutUndefined } from './json.ts';
export { agentToolNames } from './agent-tools/agent-tool-names.ts';
export { agentToolFacts } from './agent-tools/agent-tool-facts.ts';
export { checkAgentToolOptions, checkOptions, refuseOption } from './agent-tools/check-options.ts';
export { checkAgentToolNames, selectAgentToolNames } from './agent-tools/select-agent-tool-names.ts';
export { AgentFile } from './agent-tools/agent-file.ts';
export { Spending } from './agent-tools/spending.ts';
// And what makes requests.
export { createTransport } from './http/transport.ts';
export { abortReason, throwIfAborted } from './http/abort-reason.ts';
export { OpenRouterPartialError } from './work/partial-error.ts';
export { generateChat } from './chat/generate-chat.ts';
export { streamChat } from './chat/stream-chat.ts';
export { withLateUsage } from './chat/late-usage.ts';
export { buildChatBody } from './chat/request/build-chat-body.ts';
export { audioPartFormatOf, audioPartFormats } from './chat/request/audio-part-format.ts';
export { chatOptionNames } from './chat/request/chat-option-names.ts';
export { fromClaudeThinking } from './chat/request/from-claude-thinking.ts';
export { layOptions } from './chat/request/lay-options.ts';
export { readCitation } from './chat/stream/read-citation.ts';
export { readServerTool } from './chat/stream/read-server-tool.ts';
export { joinReasoningDetails } from './chat/stream/known-details.ts';
export { decodeBase64, encodeBase64, joinBase64 } from './base64.ts';
export { parseJSONOrText } from './json.ts';

// Every type that these are made of.
export type * from '@openrouter-adapters/core';
