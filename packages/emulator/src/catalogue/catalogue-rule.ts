import { ofType, orNull, refuse, requireString, type FieldRule } from '../checks/field-check.ts';
import { listOf, objectOf, oneOf, valuesOf } from '../checks/field-rules.ts';
import { parseMoney } from '../money/decimal.ts';
import { PRICE_NAMES } from '../money/prices.ts';
import type { CatalogueModel, EndpointFacts, ModelEmulation } from './catalogue-model.ts';

const text = ofType('string');
const flag = ofType('boolean');
const size = ofType('integer', { least: 1 });
const count = ofType('integer', { least: 0 });
const amount = ofType('number', { least: 0 });

const price: FieldRule = (value, path) => {
  const decimal = requireString(value, path);
  try {
    parseMoney(decimal);
  } catch (error) {
    refuse(path, `Invalid price: ${error instanceof Error ? error.message : String(error)}`);
  }
};
const prices = Object.fromEntries(PRICE_NAMES.map((name) => [name, price]));
const PRICING = objectOf(
  {
    ...prices,
    discount: ofType('number', { least: 0, most: 1 }),
    overrides: listOf(
      objectOf({
        ...prices,
        min_prompt_tokens: ofType('number'),
        utc_start: ofType('integer', { least: 0, most: 2400 }),
        utc_end: ofType('integer', { least: 0, most: 2400 }),
      }),
    ),
  },
  ['prompt', 'completion'],
);

const ENDPOINT: Readonly<Record<keyof EndpointFacts, FieldRule>> = {
  provider: ofType('string', { least: 1 }),
  tag: ofType('string', { least: 1 }),
  tier: oneOf('default', 'flex', 'priority'),
  pricing: PRICING,
  quantization: orNull(text),
  contextLength: size,
  maxCompletionTokens: size,
  supportedParameters: listOf(text),
  zdr: flag,
  trains: flag,
  regions: listOf(oneOf('eu', 'us')),
  status: ofType('integer', { least: -10, most: 0 }),
  latency: amount,
  throughput: amount,
};

const EMULATION: Readonly<Record<keyof ModelEmulation, FieldRule>> = {
  endpoints: listOf(objectOf(ENDPOINT, ['provider'])),
  private: flag,
  dimensions: size,
  shortens: flag,
  clonesVoices: flag,
  pricePerSecond: price,
  verbose: flag,
  image: objectOf(
    { streams: flag, parameters: valuesOf(ofType('object')), prices: listOf(objectOf({ cost: price }, ['cost'])) },
    ['streams', 'parameters', 'prices'],
  ),
  video: objectOf({ pricing_skus: orNull(valuesOf(price)) }),
};

/** What is read of a model. What else it has, `GET /models` tells as it is. */
const MODEL = objectOf(
  {
    id: ofType('string', { least: 1 }),
    canonical_slug: text,
    name: text,
    created: ofType('number'),
    description: text,
    context_length: orNull(count),
    architecture: objectOf(
      { input_modalities: listOf(text), output_modalities: listOf(text), tokenizer: orNull(text) },
      ['input_modalities', 'output_modalities'],
    ),
    pricing: PRICING,
    top_provider: objectOf({
      context_length: orNull(count),
      max_completion_tokens: orNull(count),
      is_moderated: flag,
    }),
    per_request_limits: orNull(ofType('object')),
    supported_parameters: listOf(text),
    default_parameters: orNull(ofType('object')),
    supported_voices: orNull(listOf(text)),
    links: ofType('object'),
    reasoning: objectOf({ mandatory: flag, supported_efforts: orNull(listOf(text)) }),
    emulation: objectOf(EMULATION),
  },
  ['id', 'pricing', 'architecture'],
);

/**
 * A catalogue as a program or a file gives it: what is read of it is of the right types. What has a natural default may be
 * missing; ids, prices and modalities may not.
 */
export const CATALOGUE: FieldRule = listOf(MODEL);

/** A checked catalogue with its defaults. One that lacks none stays the same: what is known of it is kept by its identity. */
export function completeModels(models: readonly CatalogueModel[]): readonly CatalogueModel[] {
  const complete = models.map(completeModel);
  return complete.every((model, index) => model === models[index]) ? models : complete;
}

function completeModel(model: CatalogueModel): CatalogueModel {
  const { id } = model;
  const defaults: Omit<CatalogueModel, 'id' | 'architecture' | 'pricing'> = {
    canonical_slug: id.replace(/:.*$/, ''),
    name: id,
    created: 0,
    description: '',
    context_length: null,
    top_provider: { is_moderated: false },
    per_request_limits: null,
    supported_parameters: [],
    default_parameters: null,
    supported_voices: null,
    links: { details: `/api/v1/models/${id}/endpoints` },
  };
  const given = new Set(Object.entries(model).flatMap(([name, value]) => (value === undefined ? [] : [name])));
  const missing = Object.fromEntries(Object.entries(defaults).filter(([name]) => !given.has(name)));
  return Object.keys(missing).length === 0 ? model : { ...model, ...missing };
}
