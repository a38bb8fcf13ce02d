import type { JsonObject } from '../../json/json-value.ts';
import type { Money } from '../../money/decimal.ts';

/** What a server tool did. */
export interface ServerToolOutcome {
  /** The arguments that the model gave it. */
  readonly input: JsonObject;
  /** What the model got back. */
  readonly result: JsonObject;
  /** What other models that it asked cost. Default nothing. */
  readonly cost?: Money;
}

/** One use of a server tool in an answer. */
export interface ServerToolUse extends ServerToolOutcome {
  /** For example `openrouter:web_search`. */
  readonly type: string;
  /** The type as the request named it, for example `web_search_preview`. */
  readonly requested: string;
}
