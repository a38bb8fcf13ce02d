import { serverToolFactory, type ServerToolFactory } from './server-tool-factory.ts';
import type {
  AdvisorArguments,
  BashArguments,
  DatetimeArguments,
  FusionArguments,
  ImageGenerationArguments,
  SearchModelsArguments,
  SubagentArguments,
  WebFetchArguments,
  WebSearchArguments,
} from './server-tool-arguments.ts';

/**
 * Tools that OpenRouter runs while the model answers, none or several times per call. They need no code here; calls and results
 * that OpenRouter reports are parts of the answer, executed by the provider.
 *
 * @see https://openrouter.ai/docs/guides/features/server-tools
 * @example
 * tools: { search: openrouter.tools.webSearch({ maxResults: 3 }), now: openrouter.tools.datetime() }
 */
export interface OpenRouterTools {
  /** Searches the web; what it cites are sources of the answer. Charged per search. */
  webSearch: ServerToolFactory<WebSearchArguments>;
  /** Reads a page or a document by its URL. */
  webFetch: ServerToolFactory<WebFetchArguments>;
  /** Tells date and time. */
  datetime: ServerToolFactory<DatetimeArguments, { datetime: string; timezone: string }>;
  /** Draws an image with an image model. */
  imageGeneration: ServerToolFactory<ImageGenerationArguments, { status: string; imageUrl?: string }>;
  /** Finds models of OpenRouter. Experimental: on the wire `openrouter:experimental__search_models`, a name that will change. */
  searchModels: ServerToolFactory<SearchModelsArguments>;
  /** Lists, reads, writes and edits text files of the workspace; without arguments. */
  files: ServerToolFactory<object>;
  /** Asks a panel of models and sums up what they say. */
  fusion: ServerToolFactory<FusionArguments>;
  /** Asks another model for advice. */
  advisor: ServerToolFactory<AdvisorArguments>;
  /** Gives a task to another model. */
  subagent: ServerToolFactory<SubagentArguments>;
  /** Runs commands. Chat completions, which language models here use, refuse it: it is left out there, with a warning. */
  bash: ServerToolFactory<BashArguments>;
}

/** All factories: `openrouter.tools` of every provider, and `serverTools` of the entry for chat. */
export const serverTools: OpenRouterTools = {
  webSearch: serverToolFactory('openrouter.web_search'),
  webFetch: serverToolFactory('openrouter.web_fetch'),
  datetime: serverToolFactory('openrouter.datetime'),
  imageGeneration: serverToolFactory('openrouter.image_generation'),
  searchModels: serverToolFactory('openrouter.search_models'),
  files: serverToolFactory('openrouter.files'),
  fusion: serverToolFactory('openrouter.fusion'),
  advisor: serverToolFactory('openrouter.advisor'),
  subagent: serverToolFactory('openrouter.subagent'),
  bash: serverToolFactory('openrouter.bash'),
};
