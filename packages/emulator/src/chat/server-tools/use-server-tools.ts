import type { CatalogueModel } from '../../catalogue/catalogue-model.ts';
import type { JsonObject } from '../../json/json-value.ts';
import type { ChatTool } from '../chat-request.ts';
import type { ChatTurn } from '../chat-turn.ts';
import { canonicalType, findServerTool } from './server-tools.ts';
import type { ServerToolUse } from './server-tool-use.ts';
import { isStopped } from './is-stopped.ts';

// OpenRouter's budget of steps for server tools.
const MOST_USES = 30;

/**
 * The server tools that the model uses in a turn, each once: those whose words the question has, those that `tool_choice`
 * names. They are used when the user has just spoken, not again within a tool loop; `stop_server_tools_when` may stop them.
 */
export function useServerTools(
  turn: ChatTurn,
  { promptTokens, ...surroundings }: { models: readonly CatalogueModel[]; now: number; promptTokens: number },
): Pick<ChatTurn, 'serverTools' | 'isStopped'> {
  const serverTools: ServerToolUse[] = [];
  const { stop_server_tools_when: conditions, max_tool_calls: mostCalls } = turn.request;
  const most = conditions ? MOST_USES : (mostCalls ?? MOST_USES);
  for (const tool of turn.loop.length > 0 ? [] : chosenTools(turn).slice(0, most)) {
    const outcome = findServerTool(tool.type)?.run({ turn, parameters: optionsOf(tool), ...surroundings });
    if (!outcome) continue;
    serverTools.push({ ...outcome, type: canonicalType(tool.type), requested: tool.type });
    if (isStopped(turn, { promptTokens, at: surroundings.now }, serverTools)) return { serverTools, isStopped: true };
  }
  return { serverTools, isStopped: false };
}

function chosenTools({ request, question }: ChatTurn): ChatTool[] {
  const offered = [...(request.tools ?? []), ...pluginTools(request.plugins)].filter(
    (tool) => findServerTool(tool.type) !== undefined && optionsOf(tool).max_uses !== 0,
  );
  const { tool_choice: choice = 'auto' } = request;
  if (choice === 'none') return [];
  if (typeof choice === 'object') {
    return offered.filter((tool) => canonicalType(tool.type) === canonicalType(choice.type));
  }
  const wanted = offered.filter((tool) => findServerTool(tool.type)?.words?.test(question) ?? true);
  const mustChoose = choice === 'required' && wanted.length === 0 && request.tools?.every(({ function: own }) => !own);
  return mustChoose ? offered.slice(0, 1) : wanted;
}

/** Two plugins are tools by another name. */
function pluginTools(plugins: readonly { id: string; enabled?: boolean }[] = []): ChatTool[] {
  return plugins.flatMap(({ id, enabled, ...parameters }) => {
    if (enabled === false || (id !== 'web-fetch' && id !== 'fusion')) return [];
    const type = id === 'fusion' ? 'openrouter:fusion' : 'openrouter:web_fetch';
    return [{ type, parameters }];
  });
}

/** Options stand in `parameters`; those of the shorthands may stand beside the type. */
function optionsOf({
  type: _type,
  parameters,
  function: _function,
  cache_control: _cached,
  ...rest
}: ChatTool): JsonObject {
  return { ...(rest as JsonObject), ...parameters };
}
