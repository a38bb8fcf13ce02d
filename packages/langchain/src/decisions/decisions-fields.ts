import type { ClassifierResponse, Question } from '@langchain/core/decisions';
import type { DecisionOptions } from '@openrouter-adapters/core';

import type { ClientFields, ExtraFields } from '../client/client-fields.ts';
import type { MediaAnswer } from '../media/media-output.ts';

/** Fields of the constructor of `OpenRouterDecisions`. */
export interface OpenRouterDecisionsInput extends ClientFields {
  /** `author/slug`. */
  model: string;
  /**
   * The alpha API, on the origin of `baseURL`. Default: `baseURL` with `alpha` in place of `v1` at its end; needed where it does not end so.
   */
  alphaBaseURL?: string | undefined;
  /** Which upstreams may answer, under the API's names. */
  provider?: DecisionOptions['provider'] | undefined;
  /** The end user, for abuse detection. */
  user?: string | undefined;
  /** Groups requests in OpenRouter's logs. */
  sessionId?: string | undefined;
  /** What observability tools hear of a request, under the API's names. */
  trace?: DecisionOptions['trace'] | undefined;
  modelKwargs?: ExtraFields | undefined;
}

/** LangChain's response, and what every output of this package tells about the answer that it comes from. */
export interface OpenRouterDecisionsOutput<Q extends Record<string, Question> = Record<string, Question>>
  extends ClassifierResponse<Q>, MediaAnswer {}
