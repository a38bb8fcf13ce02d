import { tool } from '@langchain/core/tools';
import type { StructuredToolInterface } from '@langchain/core/tools';
import { ChatOpenRouter } from '@openrouter-adapters/langchain';
import { OpenRouterToolkit } from '@openrouter-adapters/langchain/agent-tools';
import { createAgent } from 'langchain';
import { model } from './connection.ts';
import type { Connection } from './connection.ts';
import { inputCost, instructions } from './input-cost.ts';

/** Answers with LangChain, and tells each call on the way. */
export async function answerWithLangChain(question: string, connection: Connection): Promise<string> {
  const toolkit = new OpenRouterToolkit({
    ...connection,
    include: ['openrouter_list_models', 'openrouter_get_model'],
  });
  const { name, description, schema, compute } = inputCost;
  const cost = tool((input) => JSON.stringify(compute(input)), { name, description, schema });
  const tools: StructuredToolInterface[] = [...toolkit.getTools(), cost];
  const agent = createAgent({
    model: new ChatOpenRouter({ model, ...connection }),
    tools,
    systemPrompt: instructions,
  });
  const { messages } = await agent.invoke({ messages: [{ role: 'user', content: question }] }, { recursionLimit: 20 });
  for (const message of messages) {
    if (!('tool_calls' in message) || !Array.isArray(message.tool_calls)) continue;
    for (const call of message.tool_calls) console.log(`→ ${call.name} ${JSON.stringify(call.args)}`);
  }
  return messages.at(-1)?.text ?? '';
}
