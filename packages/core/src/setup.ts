/**
 * What an adapter needs before its first request: errors, the check of a base URL, small things by which models are made, and what is known
 * about the agent tools without loading them. What makes requests is `base`. One entry for all of it, because each file costs an import half a
 * millisecond. As an ES module it is a file that the other entries share, and so may export names of the inside too: the API is what the
 * types say.
 */
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

// Every type that these are made of.
export type * from '@openrouter-adapters/core';
