import { queryList, queryNumber, queryOneOf } from '../checks/read-query.ts';
import { refuse } from '../checks/field-check.ts';
import { moneyToNumber } from '../money/decimal.ts';
import { knownPrice } from '../money/prices.ts';
import type { CatalogueModel } from './catalogue-model.ts';
import { endpointsOf } from './model-endpoints.ts';
import { benchmarksOf, CATEGORIES, isDistillable, isInCategory, toolSuccessOf } from './model-metrics.ts';

type Test = (model: CatalogueModel) => boolean;

const MODALITIES = [
  'text',
  'image',
  'file',
  'audio',
  'video',
  'embeddings',
  'rerank',
  'speech',
  'transcription',
  'decisions',
];
const DAY = 86_400;

/** The models that the query of `GET /models` asks for; a 400 where it cannot be read. */
export function filterModels(
  models: readonly CatalogueModel[],
  query: URLSearchParams,
  now: number,
): readonly CatalogueModel[] {
  const tests = [outputTest(query), ...readTests(query), ...readRanges(query, now)];
  return models.filter((model) => tests.every((test) => test(model)));
}

/** Without `output_modalities` only models that answer text are wanted. */
export function outputTest(query: URLSearchParams): Test {
  const outputs = queryList(query, 'output_modalities') ?? ['text'];
  if (outputs.includes('all')) return () => true;
  checkModalities(outputs, 'output_modalities');
  return (model) => outputs.some((output) => model.architecture.output_modalities.includes(output));
}

function checkModalities(modalities: readonly string[], name: string): void {
  const unknown = modalities.find((modality) => !MODALITIES.includes(modality));
  if (unknown !== undefined) refuse(name, `Invalid modality "${unknown}": expected some of ${MODALITIES.join(', ')}`);
}

function readTests(query: URLSearchParams): Test[] {
  const tests: Test[] = [];
  const inputs = queryList(query, 'input_modalities');
  if (inputs) {
    checkModalities(inputs, 'input_modalities');
    tests.push((model) => inputs.every((input) => model.architecture.input_modalities.includes(input)));
  }
  const parameters = queryList(query, 'supported_parameters');
  if (parameters) tests.push((model) => parameters.every((name) => model.supported_parameters.includes(name)));
  const words = query.get('q')?.toLowerCase();
  if (words) tests.push((model) => `${model.id} ${model.name}`.toLowerCase().includes(words));
  const architecture = query.get('arch')?.toLowerCase();
  if (architecture) tests.push((model) => model.architecture.tokenizer?.toLowerCase() === architecture);
  const authors = queryList(query, 'model_authors')?.map((author) => author.toLowerCase());
  if (authors) tests.push((model) => authors.includes(model.id.split('/')[0] ?? ''));
  const category = queryOneOf(query, 'category', CATEGORIES);
  if (category) tests.push((model) => isInCategory(model, category));
  const distillable = queryOneOf(query, 'distillable', ['true', 'false']);
  if (distillable) tests.push((model) => isDistillable(model) === (distillable === 'true'));
  return [...tests, ...readEndpointTests(query)];
}

/** What one endpoint of a model has to satisfy. */
function readEndpointTests(query: URLSearchParams): Test[] {
  const tests: Test[] = [];
  const providers = queryList(query, 'providers')?.map((provider) => provider.toLowerCase());
  if (providers) {
    tests.push((model) =>
      endpointsOf(model).some(
        ({ providerName, providerSlug }) =>
          providers.includes(providerName.toLowerCase()) || providers.includes(providerSlug),
      ),
    );
  }
  if (queryOneOf(query, 'zdr', ['true'])) tests.push((model) => endpointsOf(model).some(({ zdr }) => zdr));
  const region = queryOneOf(query, 'region', ['eu', 'us']);
  if (region) tests.push((model) => endpointsOf(model).some(({ regions }) => regions.includes(region)));
  return tests;
}

function readRanges(query: URLSearchParams, now: number): Test[] {
  const perMillion =
    (name: 'prompt' | 'completion') =>
    ({ pricing }: CatalogueModel): number | undefined => {
      const price = knownPrice(pricing, name);
      return price === undefined ? undefined : moneyToNumber(price * 1_000_000n);
    };
  const scores = (model: CatalogueModel) => benchmarksOf(model)?.artificial_analysis;
  const context = queryNumber(query, 'context', { least: 1, whole: true });
  return [
    ...(context === undefined ? [] : [(model: CatalogueModel) => (model.context_length ?? 0) >= context]),
    between(query, 'price', perMillion('prompt')),
    between(query, 'output_price', perMillion('completion')),
    between(query, 'age_days', ({ created }) => Math.floor((now / 1000 - created) / DAY), { whole: true }),
    between(query, 'intelligence_index', (model) => scores(model)?.intelligence_index),
    between(query, 'coding_index', (model) => scores(model)?.coding_index),
    between(query, 'agentic_index', (model) => scores(model)?.agentic_index),
    between(query, 'tool_success_rate', toolSuccessOf, { most: 1 }),
  ];
}

/** The two bounds `min_…` and `max_…`. A model without the number is left out as soon as there is a bound. */
function between(
  query: URLSearchParams,
  name: string,
  numberOf: (model: CatalogueModel) => number | null | undefined,
  bounds: { whole?: boolean; most?: number } = {},
): Test {
  const least = queryNumber(query, `min_${name}`, { least: 0, ...bounds });
  const most = queryNumber(query, `max_${name}`, { least: 0, ...bounds });
  if (least === undefined && most === undefined) return () => true;
  return (model) => {
    const value = numberOf(model);
    if (value === undefined || value === null) return false;
    return value >= (least ?? -Infinity) && value <= (most ?? Infinity);
  };
}
