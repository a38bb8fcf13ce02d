import { refuse } from '../../checks/field-check.ts';
import { isJsonObject, type JsonObject } from '../../json/json-value.ts';
import { isNameLike } from '../../json-schema/sample-string.ts';
import { sampleValue } from '../../json-schema/sample-value.ts';
import { textList } from '../../json-schema/json-schema.ts';
import type { ChatTurn } from '../chat-turn.ts';
import { chooseTools, type FunctionTool } from './choose-tools.ts';

/** A call that the model is about to make. */
export interface PlannedCall {
  readonly name: string;
  /** JSON text; Anthropic's models send "" where a tool takes nothing. */
  readonly arguments: string;
}

const MOST_REPETITIONS = 4;

/** The calls of an answer, with arguments that satisfy the tools' schemas. */
export function planCalls(turn: ChatTurn): PlannedCall[] {
  return chooseTools(turn).flatMap((tool) => {
    const repetitions = countRepetitions(tool, turn);
    return Array.from({ length: repetitions }, (_, firstName) => ({
      name: tool.function.name,
      arguments: fillArguments(tool, turn, firstName),
    }));
  });
}

/** "Weather in Paris and Tokyo" with a tool that takes one city asks for two calls. */
function countRepetitions(tool: FunctionTool, turn: ChatTurn): number {
  const { source, request } = turn;
  if (request.parallel_tool_calls === false || typeof request.tool_choice === 'object') return 1;
  const { parameters } = tool.function;
  const required = textList(parameters?.required);
  const properties = isJsonObject(parameters?.properties) ? parameters.properties : {};
  const named = required.filter((key) => {
    const schema = properties[key];
    return isNameLike(key) && isJsonObject(schema) && schema.type === 'string' && schema.enum === undefined;
  });
  if (named.length !== 1 || source.names.length < 2 || !/\band\b|&|,/.test(source.question)) return 1;
  return Math.min(source.names.length, MOST_REPETITIONS);
}

function fillArguments(tool: FunctionTool, turn: ChatTurn, firstName: number): string {
  const parameters = tool.function.parameters ?? {};
  if (takesNothing(parameters)) return turn.family.emptyArguments;
  // A tool's arguments are an object, whether its schema says so or not.
  const value = sampleValue({ ...parameters, type: 'object' }, turn.source, { firstName });
  if (value === undefined) {
    refuse(
      'tools',
      `The emulator finds no arguments that satisfy the schema of "${tool.function.name}"; a script can say what to call it with`,
    );
  }
  return JSON.stringify(value);
}

function takesNothing(parameters: JsonObject): boolean {
  const { properties } = parameters;
  const describes = ['$ref', 'anyOf', 'oneOf', 'allOf', 'patternProperties', 'minProperties', 'required'].some(
    (keyword) =>
      parameters[keyword] !== undefined && !(Array.isArray(parameters[keyword]) && parameters[keyword].length === 0),
  );
  return !describes && (!isJsonObject(properties) || Object.keys(properties).length === 0);
}
