import {
  abortReason,
  messageOf,
  nonEmptyString,
  sumKnown,
  throwIfAborted,
  untilAborted,
} from '@openrouter-adapters/core';
import type { CallOptions, JSONObject } from '@openrouter-adapters/core';
import * as z from 'zod/v4';

import type { AgentFileContent } from './agent-file.ts';
import type {
  AgentTool,
  AgentToolAnswer,
  AgentToolContext,
  AgentToolDefinition,
  AgentToolResult,
  PaidAnswer,
  SaveFile,
} from './agent-tool.ts';
import { AgentFile } from '@openrouter-adapters/core/setup';
import { toFields } from './answers/to-fields.ts';
import type { Approve } from './approve.ts';
import { attributionInput, splitAttribution } from './attribution.ts';
import { countAbort, countAnswer, countFailure, settleGenerations } from './count-cost.ts';
import { describeFailure } from './describe-failure.ts';
import { tellAgain } from './media/settle-job.ts';
import { Refused } from './refused.ts';
import type { CallTrace, TraceCall } from './trace-call.ts';
import { describeWrongInput, WrongInput } from './wrong-input.ts';

/** What all tools of a set share. */
export interface ToolSetContext extends Omit<AgentToolContext, 'call' | 'expectJob' | 'tellPaid'> {
  saveFile: SaveFile | undefined;
  approve: Approve | undefined;
  /** A client for a call that costs money, whose headers are seen. */
  traceCall: TraceCall;
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
    check: (given) => readInput(definition, splitAttribution(given).rest, shared).wrong,
    execute: (given, { signal } = {}) => run(definition, shared, given, signal),
  };
}

async function run(
  definition: AgentToolDefinition,
  shared: ToolSetContext,
  given: unknown,
  signal: AbortSignal | undefined,
): Promise<AgentToolResult> {
  throwIfAborted(signal);
  const { headers, rest } = splitAttribution(given);
  const { input, wrong } = readInput(definition, rest, shared);
  if (input === undefined) return failed(wrong);
  const call: CallOptions = { headers, signal };
  const trace: CallTrace = { wasSent: false, isCounted: false, wasRefused: false, generationId: undefined };
  const work = () => answer(definition, shared, input, call, trace);
  if (!definition.costsMoney) return work();

  const refusal =
    (await refuse(shared, signal)) ?? (await untilAborted(denial(definition, shared.approve, input), signal));
  if (refusal !== undefined) return failed(refusal);
  // At once, before the call rejects: whoever catches that reads the account.
  const count = (): void => countAbort(shared, trace);
  signal?.addEventListener('abort', count, { once: true });
  const turn = shared.spending
    .enter(async () => {
      const refusal = await refuse(shared, signal);
      return refusal === undefined ? work() : failed(refusal);
    })
    .finally(() => signal?.removeEventListener('abort', count));
  // A call that waits for its turn heeds its signal too.
  return untilAborted(turn, signal);
}

/** Why a call that costs money is not made: the limit is reached, or what was spent is not known. */
async function refuse(shared: ToolSetContext, signal: AbortSignal | undefined): Promise<string | undefined> {
  throwIfAborted(signal);
  if (shared.spending.pendingGenerations.length > 0) await settleGenerations(shared, { signal });
  return shared.spending.refusal();
}

type Input = Record<string, unknown>;

/** Checks an input and fills in its defaults, or says what is wrong with it. */
function readInput(
  definition: AgentToolDefinition,
  given: unknown,
  shared: ToolSetContext,
): { input: Input; wrong?: undefined } | { input?: undefined; wrong: string } {
  const schema = definition.input();
  const { success, data, error } = schema.safeParse(given ?? {});
  if (!success) return { wrong: wrongInput(definition, describeWrongInput(error, schema)) };
  try {
    definition.check?.(data, shared);
    return { input: data };
  } catch (error) {
    if (error instanceof WrongInput) return { wrong: wrongInput(definition, `- ${error.message}`) };
    throw error;
  }
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
  trace: CallTrace,
): Promise<AgentToolResult> {
  const model = nonEmptyString(input['model']);
  const paid: PaidAnswer[] = [];
  const tellPaid = (answer: PaidAnswer): void => void paid.push(answer);
  const expectJob = (jobId: string): void => {
    shared.spending.expect(jobId);
    trace.isCounted = true;
  };
  try {
    throwIfAborted(call.signal);
    const client = definition.costsMoney ? shared.traceCall(trace) : shared.client;
    const given = await definition.execute(input, { ...shared, client, call, expectJob, tellPaid });
    if (definition.costsMoney && !trace.isCounted) {
      const bill = { ...given.bill, model: given.bill?.model ?? model };
      tellPaid(await countAnswer(bill, shared, trace, call));
    }
    const { output, files } = await withFiles(given, shared.saveFile);
    // `run` has left it alone by then.
    if (definition.costsMoney && call.signal?.aborted === true) tellAgain(paid, shared.spending);
    return { output, isError: false, files, ...sumOf(paid) };
  } catch (error) {
    const output = describeOwn(definition, error);
    if (output !== undefined) return failed(output, paid);
    if (call.signal?.aborted === true) {
      tellAgain(paid, shared.spending);
      throw abortReason(call.signal);
    }
    const failure = definition.costsMoney ? await countFailure(error, model, shared, trace, call) : undefined;
    if (failure !== undefined) tellPaid(failure);
    return failed(describeFailure(definition.name, error), paid);
  }
}

function sumOf(paid: readonly PaidAnswer[]): Pick<AgentToolResult, 'cost' | 'paid'> {
  return { cost: sumKnown(paid.map(({ cost }) => cost)), paid };
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
    const reason = messageOf(error);
    return { file, note: `It could not be saved (${reason}); the app still has it.` };
  }
}

/** What a tool itself says of a call that it does not make; `undefined` for any other failure. */
function describeOwn(definition: AgentToolDefinition, error: unknown): string | undefined {
  if (error instanceof WrongInput) return wrongInput(definition, `- ${error.message}`);
  return error instanceof Refused ? error.message : undefined;
}

function wrongInput({ name }: AgentToolDefinition, lines: string): string {
  return `The input of ${name} is wrong; nothing was sent.\n${lines}\nCorrect it and call the tool again.`;
}

function failed(output: string, paid: readonly PaidAnswer[] = []): AgentToolResult {
  return { output, isError: true, files: [], ...sumOf(paid) };
}
