import type { CatalogueModel } from '../catalogue/catalogue-model.ts';
import { familyAt } from '../catalogue/family-at.ts';
import type { ModelEndpoint } from '../catalogue/model-endpoints.ts';
import type { ModelFamily } from '../catalogue/model-family.ts';
import type { ResolvedModel, Variant } from '../catalogue/resolve-model.ts';
import { hash32 } from '../deterministic/hash.ts';
import { createRandom, type Random } from '../deterministic/random.ts';
import { readSampleSource, type SampleSource } from '../json-schema/sample-source.ts';
import type { ChatMessage, ChatRequest } from './chat-request.ts';
import { messageText } from './message-text.ts';
import type { ServerToolUse } from './server-tools/server-tool-use.ts';

/** A result that a tool gave since the user last spoke. */
export interface ToolResult {
  readonly name: string;
  readonly content: string;
}

/** A request together with what the emulator understands of it. */
export interface ChatTurn {
  readonly request: ChatRequest;
  readonly model: CatalogueModel;
  readonly variant: Variant | undefined;
  /** The endpoint that answers. */
  readonly endpoint: ModelEndpoint;
  readonly family: ModelFamily;
  /** The last text of the user. */
  readonly question: string;
  /** What the question offers for filling in tool arguments. */
  readonly source: SampleSource;
  /** Messages since the user last spoke: the tool loop of this turn. */
  readonly loop: readonly ChatMessage[];
  readonly toolResults: readonly ToolResult[];
  /** What the server tools of the request do in this turn. */
  readonly serverTools: readonly ServerToolUse[];
  /** The loop of server tools was stopped: the model has to answer without calling anything more. */
  readonly isStopped: boolean;
  /** Repeatable: the same request and seed give the same wording. */
  readonly random: Random;
}

/** Reads a checked request. */
export function readTurn(
  request: ChatRequest,
  { model, variant, endpoint }: ResolvedModel & { readonly endpoint: ModelEndpoint },
  seed: number,
): ChatTurn {
  const { messages } = request;
  const lastUser = messages.findLastIndex((message) => message.role === 'user');
  const spoken = messages[lastUser] ?? messages.at(-1);
  const question = spoken ? messageText(spoken).trim() : '';
  const loop = messages.slice(lastUser + 1);
  // Ids of reasoning and calls are random; the wording must not depend on them.
  const said = messages.map((message) => [message.role, messageText(message)]);
  const key = JSON.stringify([model.id, said, request.tools, request.response_format, request.seed ?? null]);
  const wording = hash32(key, seed);
  return {
    request,
    model,
    variant,
    endpoint,
    family: familyAt(endpoint, model),
    question,
    source: readSampleSource(question, createRandom(wording ^ 0x5bd1e995)),
    loop,
    toolResults: readToolResults(loop),
    serverTools: [],
    isStopped: false,
    random: createRandom(wording),
  };
}

function readToolResults(loop: readonly ChatMessage[]): ToolResult[] {
  const names = new Map<string, string>();
  const results: ToolResult[] = [];
  for (const message of loop) {
    for (const call of message.tool_calls ?? []) names.set(call.id, call.function.name);
    if (message.role !== 'tool' || message.tool_call_id === undefined) continue;
    results.push({ name: names.get(message.tool_call_id) ?? 'tool', content: messageText(message) });
  }
  return results;
}
