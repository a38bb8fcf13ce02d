import { ChatOpenRouter, OpenRouterCostCallbackHandler } from '@openrouter-adapters/langchain';
import type { Connection } from './connection.ts';
import { askForFacts, askForText, askForVerdict, factsSchema, models, verdictSchema } from './stages.ts';
import type { Stage, StageCost, Work } from './stages.ts';

/** Runs the stages with LangChain. A handler for each stage sums what its calls cost. */
export async function runWithLangChain(notes: string, connection: Connection): Promise<Work> {
  const handlers = {
    extract: new OpenRouterCostCallbackHandler(),
    write: new OpenRouterCostCallbackHandler(),
    check: new OpenRouterCostCallbackHandler(),
  };
  const modelOf = (stage: Stage) => new ChatOpenRouter({ model: models[stage], ...connection });
  const extractor = modelOf('extract').withStructuredOutput(factsSchema, { name: 'facts' });
  const checker = modelOf('check').withStructuredOutput(verdictSchema, { name: 'verdict' });

  const facts = await extractor.invoke(askForFacts(notes), { callbacks: [handlers.extract] });
  const { text } = await modelOf('write').invoke(askForText(facts), { callbacks: [handlers.write] });
  const verdict = await checker.invoke(askForVerdict(facts, text), { callbacks: [handlers.check] });
  const costs = (['extract', 'write', 'check'] as const).map((stage) => toCost(stage, handlers[stage]));
  return { facts, text, verdict, costs };
}

function toCost(stage: Stage, { runs, totalCost }: OpenRouterCostCallbackHandler): StageCost {
  const inputTokens = runs.reduce((sum, run) => sum + (run.inputTokens ?? 0), 0);
  const outputTokens = runs.reduce((sum, run) => sum + (run.outputTokens ?? 0), 0);
  return { stage, inputTokens, outputTokens, cost: totalCost };
}
