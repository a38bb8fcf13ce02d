import { createOpenRouter } from '@openrouter-adapters/ai-sdk-provider';
import type { OpenRouterProviderMetadata } from '@openrouter-adapters/ai-sdk-provider';
import { generateText, Output } from 'ai';
import type { LanguageModelUsage, ProviderMetadata } from 'ai';
import type { Connection } from './connection.ts';
import { askForFacts, askForText, askForVerdict, factsSchema, models, verdictSchema } from './stages.ts';
import type { Stage, StageCost, Work } from './stages.ts';

/** Runs the stages with the AI SDK. */
export async function runWithAISDK(notes: string, connection: Connection): Promise<Work> {
  const openrouter = createOpenRouter(connection);
  const extracted = await generateText({
    model: openrouter(models.extract),
    output: Output.object({ schema: factsSchema, name: 'facts' }),
    prompt: askForFacts(notes),
  });
  const facts = extracted.output;
  const written = await generateText({ model: openrouter(models.write), prompt: askForText(facts) });
  const checked = await generateText({
    model: openrouter(models.check),
    output: Output.object({ schema: verdictSchema, name: 'verdict' }),
    prompt: askForVerdict(facts, written.text),
  });
  const costs = [toCost('extract', extracted), toCost('write', written), toCost('check', checked)];
  return { facts, text: written.text, verdict: checked.output, costs };
}

interface Answer {
  usage: LanguageModelUsage;
  finalStep: { providerMetadata: ProviderMetadata | undefined };
}

function toCost(stage: Stage, { usage, finalStep }: Answer): StageCost {
  // The AI SDK does not know the provider's type of its metadata.
  const metadata = finalStep.providerMetadata?.['openrouter'] as OpenRouterProviderMetadata | undefined;
  const { inputTokens = 0, outputTokens = 0 } = usage;
  return { stage, inputTokens, outputTokens, cost: metadata?.usage?.totalCost ?? 0 };
}
