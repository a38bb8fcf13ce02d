import type { CacheControl, ReasoningEffort, ServerTool } from '@openrouter-adapters/core';
import type { ProviderExecutedTool } from '@ai-sdk/provider-utils';

/** A search engine; others may be added. */
export type WebSearchEngine = 'auto' | 'native' | 'exa' | 'parallel' | 'firecrawl' | 'perplexity' | (string & {});

/** Arguments of `openrouter.tools.webSearch`. */
export interface WebSearchArguments {
  /** Default `auto`: the upstream's own search, else Exa. Firecrawl needs a key of your own. */
  engine?: WebSearchEngine;
  /** How thoroughly Exa (`instant` to `deep-reasoning`) or Parallel (`turbo` to `advanced`) search. */
  mode?:
    | 'instant'
    | 'fast'
    | 'auto'
    | 'deep-lite'
    | 'deep'
    | 'deep-reasoning'
    | 'turbo'
    | 'basic'
    | 'advanced'
    | (string & {});
  /** Results of each search, 1 to 25 (Perplexity 20). Default 5; native search ignores it. */
  maxResults?: number;
  /** Searches of the whole request. */
  maxUses?: number;
  /** Results of all searches of the request together. Default 50. */
  maxTotalResults?: number;
  /** Characters of each result, 1 to 100,000. Wins over `searchContextSize`. */
  maxCharacters?: number;
  /** How much of each result is read. */
  searchContextSize?: 'low' | 'medium' | 'high';
  /** Search only these domains. Together with `excludedDomains` for Exa only. */
  allowedDomains?: string[];
  /** Leave these domains out. */
  excludedDomains?: string[];
  /** Where the user is; for native search only. */
  userLocation?: {
    type?: 'approximate';
    city?: string | null;
    country?: string | null;
    region?: string | null;
    timezone?: string | null;
  };
  /** @deprecated The API knows no such argument of this tool: it is left out, with a warning. */
  searchPrompt?: string;
}

/** Arguments of `openrouter.tools.webFetch`. */
export interface WebFetchArguments {
  engine?: 'auto' | 'native' | 'openrouter' | 'exa' | 'parallel' | 'firecrawl' | (string & {});
  /** Fetches of the whole request; at most 50 for `openrouter` and `native`. */
  maxUses?: number;
  /** Tokens of each page, roughly; what is longer is cut. */
  maxContentTokens?: number;
  /** Fetch from these domains only. */
  allowedDomains?: string[];
  /** Never fetch from these domains. */
  blockedDomains?: string[];
}

/** Arguments of `openrouter.tools.datetime`. */
export interface DatetimeArguments {
  /** IANA name of a time zone, for example `Europe/Rome`. Default `UTC`. */
  timezone?: string;
}

/** Arguments of `openrouter.tools.imageGeneration`: the model and, beside it, any option of its images. */
export interface ImageGenerationArguments {
  /** Default `openai/gpt-5-image`. */
  model?: string;
  /** Options of the image model, for example `aspectRatio`, `quality`, `size`, `background`, `outputFormat`. */
  [imageOption: string]: string | number | (string | number)[] | undefined;
}

/** Arguments of `openrouter.tools.searchModels`. */
export interface SearchModelsArguments {
  /** 1 to 20. Default 5. */
  maxResults?: number;
}

/** Reasoning of a model inside a tool: an effort or a budget in tokens. */
export interface InnerReasoning {
  effort?: ReasoningEffort;
  maxTokens?: number;
}

/** A tool for the models inside a tool: one of `openrouter.tools`, or its form on the wire. */
export type InnerTool = Pick<ProviderExecutedTool, 'type' | 'id' | 'args'> | ServerTool;

/** Arguments of `openrouter.tools.fusion`. */
export interface FusionArguments {
  /** The panel: 1 to 8 models that answer side by side. */
  analysisModels?: string[];
  /** The model that sums up the panel. Default: the model of the request. */
  model?: string;
  /** Tool steps of each model of the panel, 1 to 16. Default 4. */
  maxToolCalls?: number;
  /** Tokens of each inner answer, reasoning included. Default 16,000. */
  maxCompletionTokens?: number;
  reasoning?: InnerReasoning;
  temperature?: number;
  /** At most 8. Default: web search and web fetch; `[]` means none. */
  tools?: readonly InnerTool[];
  cacheControl?: CacheControl;
}

/** Arguments of `openrouter.tools.advisor`. Advisors are told apart by name and by their place in the list: keep the order. */
export interface AdvisorArguments {
  /** 1 to 64 letters, digits, spaces, `_` and `-`; unique. One advisor may be without. */
  name?: string;
  /** Default: what the model asks for, else the model of the request. */
  model?: string;
  /** System instructions of the advisor. */
  instructions?: string;
  /** Show the whole conversation to the advisor. Default false. */
  forwardTranscript?: boolean;
  maxCompletionTokens?: number;
  reasoning?: InnerReasoning;
  temperature?: number;
}

/** Arguments of `openrouter.tools.subagent`. */
export interface SubagentArguments {
  /** 1 to 64 letters, digits, spaces, `_` and `-`; unique. */
  name?: string;
  model?: string;
  /** System instructions of the subagent. */
  instructions?: string;
  /** Only tools that OpenRouter runs, and no subagents. */
  tools?: readonly InnerTool[];
  /** Tool steps of the subagent, 1 to 25. */
  maxToolCalls?: number;
  maxCompletionTokens?: number;
  reasoning?: InnerReasoning;
  temperature?: number;
}

/** Arguments of `openrouter.tools.bash`. */
export interface BashArguments {
  engine?: 'auto' | 'native' | 'openrouter';
  environment?: { type: 'container_auto' } | { type: 'container_reference'; containerId: string };
  /** Seconds of idleness after which the container sleeps, at most 2,592,000. Default 900. */
  sleepAfterSeconds?: number;
}
