import { createOpenRouter } from '@openrouter-adapters/ai-sdk-provider';
import { isStepCount, streamText, tool } from 'ai';
import type { Connection } from './connection.ts';
import { description, inputSchema, localTime, name } from './local-time.ts';
import { createScreen } from './screen.ts';
import type { Account } from './screen.ts';

/** Answers a question with `streamText`, which runs the tool loop by itself. */
export async function answerWithAISDK(question: string, model: string, connection: Connection): Promise<Account> {
  const openrouter = createOpenRouter(connection);
  const screen = createScreen();
  const result = streamText({
    model: openrouter(model),
    prompt: question,
    reasoning: 'low',
    tools: { [name]: tool({ description, inputSchema, execute: localTime }) },
    stopWhen: isStepCount(5),
  });
  for await (const part of result.stream) {
    if (part.type === 'reasoning-delta') screen.reasoning(part.text);
    if (part.type === 'text-delta') screen.text(part.text);
    if (part.type === 'tool-call') screen.line(`→ ${part.toolName} ${JSON.stringify(part.input)}`);
    if (part.type === 'tool-result') screen.line(`← ${JSON.stringify(part.output)}`);
    if (part.type === 'error') throw part.error;
  }
  screen.line('');
  const steps = await result.steps;
  const usage = await result.usage;
  return {
    calls: steps.length,
    inputTokens: usage.inputTokens ?? 0,
    outputTokens: usage.outputTokens ?? 0,
    reasoningTokens: usage.outputTokenDetails.reasoningTokens ?? 0,
    cost: steps.reduce((sum, step) => sum + readCost(step.providerMetadata), 0),
  };
}

function readCost(metadata: Record<string, Record<string, unknown>> | undefined): number {
  const usage = metadata?.['openrouter']?.['usage'];
  return typeof usage === 'object' && usage !== null && 'totalCost' in usage ? Number(usage.totalCost) : 0;
}
