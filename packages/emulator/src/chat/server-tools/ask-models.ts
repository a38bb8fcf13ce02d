import { findModel } from '../../catalogue/resolve-model.ts';
import type { CatalogueModel } from '../../catalogue/catalogue-model.ts';
import { refuse } from '../../checks/field-check.ts';
import { textList } from '../../json-schema/json-schema.ts';
import type { Money } from '../../money/decimal.ts';
import { pricesFor, type PricedRequest } from '../../money/prices.ts';
import { countTokens, tokenise } from '../../tokens/tokenise.ts';
import { IMAGE_TOKENS, SIMULATED_IMAGE } from '../media/simulated-image.ts';
import { priceAnswer } from '../usage/price-answer.ts';
import type { ServerToolTask } from './server-tool.ts';
import type { ServerToolOutcome } from './server-tool-use.ts';

/** What another model said, and what it cost. */
interface AskedModel {
  readonly model: string;
  readonly text: string;
  readonly cost: Money;
}

function choose({ turn, models }: ServerToolTask, wished: unknown, fallback?: string): CatalogueModel {
  const id = typeof wished === 'string' ? wished : fallback;
  if (id === undefined) return turn.model;
  return findModel(id, models)?.model ?? refuse('tools', `${id} is not a valid model ID`);
}

function ask(task: ServerToolTask, wished: unknown, say: (model: CatalogueModel) => string): AskedModel {
  const model = choose(task, wished);
  const { max_completion_tokens: most, instructions } = task.parameters;
  const pieces = tokenise(say(model)).slice(0, typeof most === 'number' ? most : Infinity);
  const prompt = countTokens(task.turn.question) + countTokens(typeof instructions === 'string' ? instructions : '');
  return {
    model: model.id,
    text: pieces.join(''),
    cost: priceOf(model, { promptTokens: prompt, at: task.now }, pieces.length, 0),
  };
}

function priceOf(model: CatalogueModel, prompt: PricedRequest, completionTokens: number, imageTokens: number): Money {
  const cache = { read: 0, writtenFor5Minutes: 0, writtenFor1Hour: 0 };
  return priceAnswer(
    pricesFor(model.pricing, prompt),
    { tokens: prompt.promptTokens, cache },
    { completionTokens: completionTokens + imageTokens, imageTokens, searches: 0 },
  ).total;
}

/** `openrouter:advisor`: another model's advice. */
export function askAdvisor(task: ServerToolTask): ServerToolOutcome {
  const { turn, parameters } = task;
  const { model, text, cost } = ask(
    task,
    parameters.model,
    ({ name }) => `Simulated advice of ${name}: go step by step.`,
  );
  const named = typeof parameters.name === 'string' ? { instance_name: parameters.name } : {};
  return { input: { prompt: turn.question }, result: { ...named, model, advice: text }, cost };
}

/** `openrouter:subagent`: another model does a part of the task. */
export function runSubagent(task: ServerToolTask): ServerToolOutcome {
  const { turn, parameters } = task;
  const { model, text, cost } = ask(task, parameters.model, ({ name }) => `Simulated outcome of ${name}: done.`);
  const named = typeof parameters.name === 'string' ? { instance_name: parameters.name } : {};
  const input = { task_name: turn.source.keywords[0] ?? 'task', task_description: turn.question };
  return { input, result: { ...named, model, outcome: text }, cost };
}

/** `openrouter:fusion`: a panel of models answers, and one of them weighs what they said. */
export function fuse(task: ServerToolTask): ServerToolOutcome {
  const { turn, parameters } = task;
  const wished = textList(parameters.analysis_models);
  const panel = (wished.length > 0 ? wished : [turn.model.id]).map((id) =>
    ask(task, id, ({ name }) => `Simulated answer of ${name} to “${turn.question}”.`),
  );
  const analyst = ask(task, parameters.model, () => 'All of them say that they are simulated.');
  return {
    input: { prompt: turn.question },
    result: {
      analyst: analyst.model,
      responses: panel.map(({ model, text }) => ({ model, content: text })),
      analysis: {
        consensus: [analyst.text],
        contradictions: [],
        partial_coverage: [],
        unique_insights: [],
        blind_spots: ['Whatever a real model would have said'],
      },
    },
    cost: panel.reduce((sum, { cost }) => sum + cost, analyst.cost),
  };
}

// The default of OpenRouter's tool; a catalogue without it takes the model that answers.
const DEFAULT_PAINTER = 'openai/gpt-5-image';

/** `openrouter:image_generation`: a picture of one pixel, paid for as one of the model that draws. */
export function generateImage(task: ServerToolTask): ServerToolOutcome {
  const { turn, parameters, models } = task;
  const fallback = findModel(DEFAULT_PAINTER, models) ? DEFAULT_PAINTER : undefined;
  const model = choose(task, parameters.model, fallback);
  const prompt = turn.question;
  return {
    input: { prompt },
    result: { status: 'ok', imageUrl: SIMULATED_IMAGE },
    cost: priceOf(model, { promptTokens: countTokens(prompt), at: task.now }, 0, IMAGE_TOKENS),
  };
}
