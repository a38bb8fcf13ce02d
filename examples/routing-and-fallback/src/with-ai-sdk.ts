import { createOpenRouter } from '@openrouter-adapters/ai-sdk-provider';
import type { OpenRouterProviderMetadata } from '@openrouter-adapters/ai-sdk-provider';
import { APICallError, generateText } from 'ai';
import type { Connection } from './connection.ts';
import { report, steps } from './steps.ts';
import type { Candidate, Done, Step } from './steps.ts';

/** Runs the steps with the AI SDK, and tells of each. */
export async function runWithAISDK(mail: string, connection: Connection): Promise<string> {
  const openrouter = createOpenRouter(connection);

  async function ask({ model, ...options }: Candidate, prompt: string): Promise<Done> {
    const { text, response, finalStep } = await generateText({
      model: openrouter(model, { ...options, openrouterMetadata: true }),
      prompt,
      maxRetries: 0,
    });
    // The AI SDK does not know the provider's type of its metadata.
    const metadata = finalStep.providerMetadata?.['openrouter'] as OpenRouterProviderMetadata | undefined;
    const { provider, openrouterMetadata, usage } = metadata ?? {};
    return { text, model: response.modelId, provider, routing: openrouterMetadata, cost: usage?.totalCost };
  }

  async function run({ name, candidates, prompt }: Step, before: string): Promise<string> {
    const limited: string[] = [];
    for (const candidate of candidates) {
      try {
        const done = await ask(candidate, prompt(mail, before));
        console.log(report(name, done, limited));
        return done.text;
      } catch (error) {
        const isLast = candidate === candidates.at(-1);
        if (isLast || !APICallError.isInstance(error) || error.statusCode !== 429) throw error;
        limited.push(error.message);
      }
    }
    throw new Error(`The step ${name} has no candidate.`);
  }

  let text = '';
  for (const step of steps) text = await run(step, text);
  return text;
}
