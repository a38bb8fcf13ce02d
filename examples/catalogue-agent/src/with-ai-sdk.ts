import { createOpenRouter } from '@openrouter-adapters/ai-sdk-provider';
import { isStepCount, tool, ToolLoopAgent } from 'ai';
import { model } from './connection.ts';
import type { Connection } from './connection.ts';
import { inputCost, instructions } from './input-cost.ts';

/** Answers with the AI SDK, and tells each call on the way. */
export async function answerWithAISDK(question: string, connection: Connection): Promise<string> {
  const openrouter = createOpenRouter(connection);
  const { tools } = openrouter.agentTools({ include: ['openrouter_list_models', 'openrouter_get_model'] });
  const { description, schema: inputSchema, compute: execute } = inputCost;
  const agent = new ToolLoopAgent({
    model: openrouter(model),
    instructions,
    tools: { ...tools, input_cost: tool({ description, inputSchema, execute }) },
    stopWhen: isStepCount(6),
  });
  const { text, steps } = await agent.generate({ prompt: question });
  for (const { toolName, input } of steps.flatMap((step) => step.toolCalls)) {
    console.log(`→ ${toolName} ${JSON.stringify(input)}`);
  }
  return text;
}
