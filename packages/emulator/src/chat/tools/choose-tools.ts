import { isJsonObject } from '../../json/json-value.ts';
import { readKeywords } from '../../json-schema/sample-source.ts';
import type { ChatTool } from '../chat-request.ts';
import type { ChatTurn } from '../chat-turn.ts';

/** A tool that the model may call. */
export type FunctionTool = ChatTool & { function: NonNullable<ChatTool['function']> };

/** The functions among the offered tools. */
function functionTools(turn: ChatTurn): FunctionTool[] {
  const offered = turn.request.tools ?? [];
  const searchable = offered.some(({ type }) => type === 'openrouter:tool_search');
  return offered.filter(
    (tool): tool is FunctionTool => tool.function !== undefined && (searchable || tool.defer_loading !== true),
  );
}

/**
 * The tools to call now. Free choice goes by the words that the question shares with a tool's name, description and
 * parameters. A tool that gave a result since the user last spoke is not called again, so that every loop ends,
 * unless `tool_choice` demands it.
 */
export function chooseTools(turn: ChatTurn): FunctionTool[] {
  const tools = functionTools(turn);
  const choice = turn.request.tool_choice ?? 'auto';
  if (tools.length === 0 || choice === 'none' || turn.isStopped) return [];
  if (typeof choice === 'object') return tools.filter((tool) => tool.function.name === choice.function?.name);

  const called = new Set(turn.toolResults.map((result) => result.name));
  const fresh = tools.filter((tool) => !called.has(tool.function.name));
  const ranked = fresh
    .map((tool) => ({ tool, score: relevance(tool, turn) }))
    .toSorted((left, right) => right.score - left.score);
  const relevant = ranked.filter(({ score }) => score >= DESCRIPTION_WORD);
  const best = relevant[0];
  if (!best) return choice === 'required' ? (fresh[0] ? [fresh[0]] : tools.slice(0, 1)) : [];
  if (turn.request.parallel_tool_calls === false) return [best.tool];
  const others = relevant.slice(1).filter(({ score }) => score >= NAME_WORD);
  return [best.tool, ...others.map(({ tool }) => tool)];
}

const NAME_WORD = 5;
const DESCRIPTION_WORD = 2;
const PARAMETER_WORD = 1;

function relevance(tool: FunctionTool, turn: ChatTurn): number {
  const question = new Set(turn.source.keywords.map(stem));
  const shared = (text: string): number => readKeywords(text).filter((word) => question.has(stem(word))).length;
  const { name, description, parameters } = tool.function;
  const properties = isJsonObject(parameters?.properties) ? Object.entries(parameters.properties) : [];
  const parameterWords = properties.map(([key, schema]) => {
    const described = isJsonObject(schema) && typeof schema.description === 'string' ? schema.description : '';
    return `${splitName(key)} ${described}`;
  });
  return (
    NAME_WORD * shared(splitName(name)) +
    DESCRIPTION_WORD * shared(description ?? '') +
    PARAMETER_WORD * shared(parameterWords.join(' ')) +
    (question.size > 0 && turn.question.includes(name) ? NAME_WORD : 0)
  );
}

function splitName(name: string): string {
  return name.replaceAll(/[_-]+/g, ' ').replaceAll(/([a-z0-9])([A-Z])/g, '$1 $2');
}

/** A rough stem, so that "forecasts", "searching" and "temperatures" meet their singular. */
function stem(word: string): string {
  return word.length > 4 ? word.replace(/(?:ing|ies|es|s|ed|e|y)$/, '') : word;
}
