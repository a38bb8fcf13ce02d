import { isObject } from '../src/index.ts';
import { createAgentTools } from '../src/agent-tools.ts';
import type { AgentToolName, AgentToolResult, AgentToolsOptions } from '../src/agent-tools.ts';

/** What a tool sent. */
interface ToolRequest {
  /** Method and path with query, below the base URL. */
  line: string;
  headers: Headers;
  body: unknown;
}

/** An answer of the API: JSON, or a response made by the test. */
export type Answer = Record<string, unknown> | (() => Response | Promise<Response>);

/** Runs tools against answers that are given one after another, the last one for good. */
export function playing(options: AgentToolsOptions, ...answers: Answer[]) {
  const sent: ToolRequest[] = [];
  const tools = createAgentTools({
    apiKey: 'sk-or-test',
    managementKey: 'sk-or-management-test',
    baseURL: 'https://openrouter.ai/api/v1',
    fetch: async (url, { method, headers, body, signal }) => {
      signal?.throwIfAborted();
      sent.push({
        line: `${method} ${url.replace('https://openrouter.ai/api/v1', '')}`,
        headers: new Headers(headers),
        body: typeof body === 'string' ? JSON.parse(body) : undefined,
      });
      const answer = answers[Math.min(sent.length, answers.length) - 1];
      return typeof answer === 'function' ? answer() : Response.json(answer);
    },
    ...options,
  });
  const run = (name: AgentToolName, input: unknown = {}, signal?: AbortSignal): Promise<AgentToolResult> => {
    const tool = tools.find((tool) => tool.name === name);
    if (tool === undefined) throw new Error(`No ${name} here.`);
    return tool.execute(input, { signal });
  };
  return { run, sent, tools };
}

/** The JSON of a result that is no error. */
export function fieldsOf({ output, isError }: AgentToolResult): Record<string, unknown> {
  if (isError || !isObject(output)) throw new Error(`No fields: ${JSON.stringify(output)}`);
  return output;
}

/** The text of a result that is an error. */
export function failureOf({ output, isError }: AgentToolResult): string {
  if (!isError || typeof output !== 'string') throw new Error(`No failure: ${JSON.stringify(output)}`);
  return output;
}

/** An answer with an error status. */
export function refusing(status: number, message = 'No', headers: Record<string, string> = {}): () => Response {
  return () => Response.json({ error: { code: status, message } }, { status, headers });
}

/** A catalogue of so many models. */
export function models(count: number, from = 0) {
  return Array.from({ length: count }, (_, index) => ({
    id: `maker/model-${from + index}`,
    name: `Model ${from + index}`,
    created: 1_760_000_000,
    description: 'word '.repeat(200),
    context_length: 200_000,
    architecture: { modality: 'text->text', input_modalities: ['text'], output_modalities: ['text'] },
    pricing: { prompt: '0.000003', completion: '0.000015', request: '0', input_cache_read: '0.0000003' },
    top_provider: { context_length: 200_000, max_completion_tokens: 64_000, is_moderated: false },
    supported_parameters: ['tools', 'temperature'],
  }));
}

/** A whole chat answer. */
export function chatAnswer(message: Record<string, unknown>, cost: number | null = 0.002) {
  const isCall = 'tool_calls' in message;
  return {
    id: 'gen-1',
    object: 'chat.completion',
    model: 'maker/model-1',
    provider: 'Maker',
    choices: [{ index: 0, message: { role: 'assistant', ...message }, finish_reason: isCall ? 'tool_calls' : 'stop' }],
    usage: { prompt_tokens: 10, completion_tokens: 5, total_tokens: 15, cost },
  };
}
