import type { CatalogueModel } from '../../catalogue/catalogue-model.ts';
import type { JsonObject } from '../../json/json-value.ts';
import type { ChatTurn } from '../chat-turn.ts';
import type { ServerToolOutcome } from './server-tool-use.ts';

/** The APIs that chat; a server tool is not known in all of them. */
export type ChatApi = 'chat' | 'messages' | 'responses';

/** What a server tool works with. */
export interface ServerToolTask {
  readonly turn: ChatTurn;
  /** The options of the tool, wherever the request has them. */
  readonly parameters: JsonObject;
  readonly models: readonly CatalogueModel[];
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** A tool that OpenRouter runs itself. */
export interface ServerTool {
  readonly apis: readonly ChatApi[];
  /** Words of a question for which the model uses the tool. Without them it uses the tool whenever it is offered. */
  readonly words?: RegExp;
  readonly run: (task: ServerToolTask) => ServerToolOutcome;
}
