import type { CallOptions, JSONObject, JSONValue, OpenRouterClient, Usage } from '@openrouter-adapters/core';
import type * as z from 'zod/v4';

import type { AgentFile, AgentFileContent } from './agent-file.ts';
import type { AgentToolName } from './agent-tool-names.ts';
import type { Spending } from './spending.ts';
import { agentToolFacts } from '@openrouter-adapters/core/setup';
import type { AgentToolFacts } from '@openrouter-adapters/core/setup';

/** What a tool answers to the model: a text, or JSON with the fields that a model can use. */
export type AgentToolOutput = string | { [name: string]: JSONValue };

/** What a call paid for: an answer, or a video whose job it saw at its end. What OpenRouter did not say is `undefined`. */
export interface PaidAnswer {
  /** The model that answered, or else that was asked. */
  model: string | undefined;
  /** Display name of the upstream. */
  provider: string | undefined;
  /** `gen-…`: by it `GET /generation` tells what is not known here. */
  generationId: string | undefined;
  /** Of a video. */
  jobId: string | undefined;
  inputTokens: number | undefined;
  outputTokens: number | undefined;
  totalTokens: number | undefined;
  /** US dollars that OpenRouter charged. */
  charged: number | undefined;
  /** US dollars in all: `charged`, and with a key of one's own also what the upstream charged. */
  cost: number | undefined;
  /** Did the answer break off, was it of no use, or did the job end without a video? */
  failed: boolean;
}

/** The result of a call. Failures are results too: a model can act on what they say. */
export interface AgentToolResult {
  /** For the model. */
  output: AgentToolOutput;
  /** Is `output` a message about what went wrong? */
  isError: boolean;
  /** For the app: what the call made. The model sees names, types, sizes and references only. */
  files: readonly AgentFile[];
  /**
   * What is in `paid`, in US dollars; `undefined` where OpenRouter did not say, or it cost nothing. What a video cost is told once, by the
   * first call that sees its job at its end: `openrouter_get_video`, or under a limit the next `openrouter_create_video`.
   */
  cost: number | undefined;
  /**
   * What the call paid for, one by one, also where its cost is not known. A video whose cost is not known is told by each call that sees
   * its end, with the same `jobId`.
   */
  paid: readonly PaidAnswer[];
}

/** An operation of OpenRouter that a model can call, without a framework. */
export interface AgentTool {
  readonly name: AgentToolName;
  /** For the model. */
  readonly description: string;
  /** What the model may give. */
  readonly input: z.ZodObject;
  /** The same as JSON Schema (draft 7): parameters that have a default need not be given. */
  readonly inputSchema: JSONObject;
  /** Does it only look? */
  readonly isReadOnly: boolean;
  /** Can a call be charged to the account? */
  readonly costsMoney: boolean;
  /** What is wrong with an input, in words by which a model can correct it; `undefined` for one that `execute` accepts. */
  check(input: unknown): string | undefined;
  /**
   * Runs the tool. What is wrong with the input or goes wrong on the way is told in the result.
   *
   * @throws the signal's reason when it is aborted, and whatever `approve` throws; nothing else
   */
  execute(input: unknown, options?: { signal?: AbortSignal | undefined }): Promise<AgentToolResult>;
}

/** What tools share while they run. */
export interface AgentToolContext {
  client: OpenRouterClient;
  /** Signal and headers of the request. */
  call: CallOptions;
  spending: Spending;
  /** A video job was accepted: it is counted at its end, and not with this call. */
  expectJob: (jobId: string) => void;
  /** Tells what was paid for beside the answer of this call. */
  tellPaid: (paid: PaidAnswer) => void;
  /** Bytes behind a reference, for inputs that name a file. */
  readFile: ReadFile | undefined;
}

/** A file that a tool made → what the model is told in its place. */
export type SaveFile = (file: AgentFile) => string | Promise<string>;

/** A reference that `saveFile` gave → the bytes and their type. */
export type ReadFile = (reference: string) => ReadableFile | Promise<ReadableFile>;

/** What `readFile` gives. */
export interface ReadableFile {
  bytes: Uint8Array;
  /** For example `audio/wav`. */
  mediaType: string;
}

/** What a tool's own code gives; files are saved, and the cost is counted, for all tools in one place. */
export interface AgentToolAnswer {
  output: AgentToolOutput;
  files?: AgentFileContent[];
  /** What the answer of a tool that costs money tells of itself. Without it nothing is known, and that is counted too. */
  bill?: AnswerBill | undefined;
}

/** What an answer tells of itself and of its cost. */
export interface AnswerBill {
  /** The model that answered. Default: the one that was asked. */
  model?: string | undefined;
  provider?: string | undefined;
  /** Where the cost can be asked for when the answer does not tell it. */
  generationId?: string | undefined;
  usage?: Usage | undefined;
}

/** One tool, defined once for every framework. */
export interface AgentToolDefinition<Input extends z.ZodObject = z.ZodObject> extends AgentToolFacts {
  readonly name: AgentToolName;
  /** Made once, at the first use: a large schema takes milliseconds. */
  readonly input: () => Input;
  /** Refuses what the schema cannot say, before anything else happens. @throws {WrongInput} */
  check?(input: z.output<Input>, context: Pick<AgentToolContext, 'readFile'>): void;
  // A method: a list of definitions forgets the types of their inputs.
  execute(input: z.output<Input>, context: AgentToolContext): Promise<AgentToolAnswer>;
}

/** Checks a definition, infers the type of its input, and adds what is known of the tool anyway. */
export function defineAgentTool<Input extends z.ZodObject>(
  definition: Omit<AgentToolDefinition<Input>, keyof AgentToolFacts>,
): AgentToolDefinition {
  let input: Input | undefined;
  return { ...agentToolFacts[definition.name], ...definition, input: () => (input ??= definition.input()) };
}
