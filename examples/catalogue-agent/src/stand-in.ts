import type { ScriptStep } from '@openrouter-adapters/emulator';

/** What of a chat request decides. */
interface ChatBody {
  messages: { role: string; content?: unknown; tool_call_id?: string; tool_calls?: ToolCall[] }[];
}
interface ToolCall {
  id: string;
  function: { name: string };
}

/** What of the results is read. */
interface ModelPage {
  entries: { id: string; context_length: number; price_usd: { prompt_per_million: number } }[];
}
interface InputCost {
  cost_usd: number;
}

/** The next thing that a model would do here, by the results of the tools so far. */
export function decide({ messages }: ChatBody): ScriptStep {
  const question = textOf(messages.findLast(({ role }) => role === 'user')?.content);
  const context = Number(/(\d+)k\b/i.exec(question)?.[1] ?? 200) * 1_000;
  const tokens = Number(/(\d+)M\b/.exec(question)?.[1] ?? 3) * 1_000_000;
  const results = readResults(messages);

  const page = results.get('openrouter_list_models') as ModelPage | undefined;
  if (page === undefined) {
    const filters = { supported_parameters: 'tools', context, min_price: 0.001, sort: 'pricing-low-to-high', limit: 3 };
    return { toolCalls: [{ name: 'openrouter_list_models', arguments: filters }] };
  }
  const [cheapest] = page.entries;
  if (cheapest === undefined) return { text: 'The catalogue has no such model.' };
  const usd_per_million = cheapest.price_usd.prompt_per_million;
  const cost = results.get('input_cost') as InputCost | undefined;
  if (cost === undefined) return { toolCalls: [{ name: 'input_cost', arguments: { usd_per_million, tokens } }] };
  return {
    text:
      `The cheapest is ${cheapest.id}, with ${cheapest.context_length} tokens of context, at $${usd_per_million} per million input tokens. ` +
      `${tokens} input tokens cost $${cost.cost_usd}.`,
  };
}

/** The last result of each tool, by its name. */
function readResults(messages: ChatBody['messages']): Map<string, unknown> {
  const names = new Map(
    messages.flatMap(({ tool_calls }) => (tool_calls ?? []).map((call) => [call.id, call.function.name])),
  );
  return new Map(
    messages
      .filter(({ role }) => role === 'tool')
      .map(({ tool_call_id = '', content }) => [names.get(tool_call_id) ?? '', JSON.parse(textOf(content))]),
  );
}

function textOf(content: unknown): string {
  if (typeof content === 'string') return content;
  return Array.isArray(content) ? content.map((part) => String(part.text ?? '')).join('') : '';
}
