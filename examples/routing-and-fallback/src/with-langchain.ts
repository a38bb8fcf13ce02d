import { OpenRouterError } from '@openrouter-adapters/core';
import { ChatOpenRouter } from '@openrouter-adapters/langchain';
import type { Connection } from './connection.ts';
import { report, steps } from './steps.ts';
import type { Candidate, Step } from './steps.ts';

/** What is read of an answer's metadata. */
interface ResponseMetadata {
  model_name: string;
  provider: string | undefined;
  openrouter_metadata: unknown;
  total_cost: number | undefined;
}

/** Runs the steps with LangChain, and tells of each. */
export async function runWithLangChain(mail: string, connection: Connection): Promise<string> {
  const headers = { 'X-OpenRouter-Metadata': 'enabled' };
  const modelOf = (candidate: Candidate) => new ChatOpenRouter({ ...candidate, headers, maxRetries: 0, ...connection });

  async function run({ name, candidates: [first, ...others], prompt }: Step, before: string): Promise<string> {
    const limited: string[] = [];
    const handleLLMError = (error: unknown) => {
      if (OpenRouterError.isInstance(error) && error.kind === 'rate-limit') limited.push(error.message);
    };
    const chain = modelOf(first).withFallbacks(others.map(modelOf));
    const answer = await chain.invoke(prompt(mail, before), { callbacks: [{ handleLLMError }] });
    // LangChain does not know what a package writes there.
    const metadata = answer.response_metadata as unknown as ResponseMetadata;
    const { model_name: model, provider, openrouter_metadata: routing, total_cost: cost } = metadata;
    console.log(report(name, { text: answer.text, model, provider, routing, cost }, limited));
    return answer.text;
  }

  let text = '';
  for (const step of steps) text = await run(step, text);
  return text;
}
