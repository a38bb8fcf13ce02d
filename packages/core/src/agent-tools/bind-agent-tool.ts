import { OpenRouterError } from '@openrouter-adapters/core';
import type { CallOptions, JSONObject } from '@openrouter-adapters/core';
import * as z from 'zod/v4';

import { AgentFile } from './agent-file.ts';
import type { AgentFileContent } from './agent-file.ts';
import type {
  AgentTool,
  AgentToolAnswer,
  AgentToolContext,
  AgentToolDefinition,
  AgentToolResult,
  SaveFile,
} from './agent-tool.ts';
import { toFields } from './answers/to-fields.ts';
import type { Approve } from './approve.ts';
import { attributionInput, splitAttribution } from './attribution.ts';
import { describeFailure } from './describe-failure.ts';
import { describeWrongInput, WrongInput } from './wrong-input.ts';

/** What all tools of a set share. */
export interface ToolSetContext extends Omit<AgentToolContext, 'call'> {
  saveFile: SaveFile | undefined;
  approve: Approve | undefined;
}

/** A definition → a tool that can be called. */
export function bindAgentTool(definition: AgentToolDefinition, shared: ToolSetContext): AgentTool {
  const { name, description, isReadOnly, costsMoney } = definition;
  let input: z.ZodObject | undefined;
  let inputSchema: JSONObject | undefined;
  return {
    name,
    description,
    isReadOnly,
    costsMoney,
    get input() {
      return (input ??= definition.input().extend(attributionInput()));
    },
    get inputSchema() {
      return (inputSchema ??= toSchema(this.input));
    },
    check: (given) => readInput(definition, splitAttribution(given).rest).wrong,
    execute: (given, { signal } = {}) => run(definition, shared, given, signal),
  };
}

async function run(
  definition: AgentToolDefinition,
  shared: ToolSetContext,
  given: unknown,
  signal: AbortSignal | undefined,
): Promise<AgentToolResult> {
  signal?.throwIfAborted();
  const { headers, rest } = splitAttribution(given);
  const { input, wrong } = readInput(definition, rest);
  if (input === undefined) return failed(wrong);
  const work = () => answer(definition, shared, input, { headers, signal });
  if (!definition.costsMoney) return work();

  const refusal = shared.spending.refusal() ?? (await denial(definition, shared.approve, input));
  if (refusal !== undefined) return failed(refusal);
  return shared.spending.enter(async () => {
    const refusal = shared.spending.refusal();
    return refusal === undefined ? work() : failed(refusal);
  });
}

type Input = Record<string, unknown>;

/** Checks an input and fills in its defaults, or says what is wrong with it. */
function readInput(
  definition: AgentToolDefinition,
  given: unknown,
): { input: Input; wrong?: undefined } | { input?: undefined; wrong: string } {
  const schema = definition.input();
  const { success, data, error } = schema.safeParse(given ?? {});
  if (success) return { input: data };
  return { wrong: wrongInput(definition, describeWrongInput(error, Object.keys(schema.shape))) };
}

function toSchema(input: z.ZodObject): JSONObject {
  const { $schema: _, ...schema } = z.toJSONSchema(input, { target: 'draft-7', io: 'input' });
  // What zod writes is JSON.
  return schema as JSONObject;
}

/** Why the call is not approved, for the model; `undefined` when it is. What `approve` throws (an interrupt) is the caller's. */
async function denial(
  { name, description }: AgentToolDefinition,
  approve: Approve | undefined,
  input: Input,
): Promise<string | undefined> {
  const decision = approve === undefined ? true : await approve({ name, description, input });
  if (decision === true) return undefined;
  const reason = typeof decision === 'string' && decision !== '' ? `: ${decision}` : '';
  return `The call of ${name} was not approved${reason}. Nothing was sent. Do not repeat it unchanged; go on without it, or ask the user.`;
}

async function answer(
  definition: AgentToolDefinition,
  shared: ToolSetContext,
  input: Input,
  call: CallOptions,
): Promise<AgentToolResult> {
  try {
    call.signal?.throwIfAborted();
    const given = await definition.execute(input, { ...shared, call });
    const cost = definition.costsMoney ? await count(given, shared, call) : undefined;
    const { output, files } = await withFiles(given, shared.saveFile);
    return { output, isError: false, files, cost };
  } catch (error) {
    if (call.signal?.aborted === true) throw call.signal.reason;
    if (error instanceof WrongInput) return failed(wrongInput(definition, `- ${error.message}`));
    const cost = definition.costsMoney ? countFailure(error, shared) : undefined;
    return failed(describeFailure(definition.name, error), cost);
  }
}

/** Counts what an answer cost. Where it does not tell, and a limit needs to know, its generation is asked for. */
async function count(given: AgentToolAnswer, shared: ToolSetContext, call: CallOptions): Promise<number | undefined> {
  const { spending, client } = shared;
  let { cost } = given;
  if (cost === undefined && given.generationId !== undefined && spending.limit !== undefined) {
    const lookUp = client.generations.get(given.generationId, { signal: call.signal, waitMs: 3_000 });
    cost = await lookUp.then(
      ({ data }) => data.total_cost,
      (error: unknown) => {
        if (call.signal?.aborted === true) throw error;
        return undefined;
      },
    );
  }
  spending.add(cost);
  return cost;
}

/** An answer that failed midway may have cost something all the same. */
function countFailure(error: unknown, { spending }: ToolSetContext): number | undefined {
  const cost = OpenRouterError.isInstance(error) ? error.usage?.cost.total : undefined;
  if (cost !== undefined) spending.add(cost);
  return cost;
}

/** Saves files, and tells the model of them. A file that cannot be saved is kept: it may have cost money. */
async function withFiles(
  { output, files = [] }: AgentToolAnswer,
  saveFile: SaveFile | undefined,
): Promise<Pick<AgentToolResult, 'output' | 'files'>> {
  if (files.length === 0) return { output, files: [] };
  const saved = await Promise.all(files.map((file) => save(file, saveFile)));
  const body = typeof output === 'string' ? { text: output } : output;
  return {
    files: saved.map(({ file }) => file),
    output: { ...body, files: saved.map(({ file, note }) => describeFile(file, note)) },
  };
}

function describeFile({ filename, mediaType, size, reference }: AgentFile, note: string | undefined) {
  return toFields({ filename, media_type: mediaType, bytes: size, reference, note });
}

async function save(
  content: AgentFileContent,
  saveFile: SaveFile | undefined,
): Promise<{ file: AgentFile; note: string | undefined }> {
  const file = new AgentFile(content);
  if (saveFile === undefined) return { file, note: 'Handed to the app; its content is not in this text.' };
  try {
    return { file: new AgentFile(content, await saveFile(file)), note: undefined };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { file, note: `It could not be saved (${reason}); the app still has it.` };
  }
}

function wrongInput({ name }: AgentToolDefinition, lines: string): string {
  return `The input of ${name} is wrong; nothing was sent.\n${lines}\nCorrect it and call the tool again.`;
}

function failed(output: string, cost?: number): AgentToolResult {
  return { output, isError: true, files: [], cost };
}
