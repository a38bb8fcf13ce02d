import type { Model, ModelEndpoint } from '@openrouter-adapters/core';
import * as z from 'zod/v4';

import { toPrices } from './price.ts';
import { shorten } from './shorten.ts';
import { toFields } from './to-fields.ts';
import type { Fields } from './to-fields.ts';

/** Fields that a list of models gives only when they are asked for. */
const furtherFields = [
  'description',
  'supported_parameters',
  'architecture',
  'top_provider',
  'per_request_limits',
  'default_parameters',
  'supported_voices',
  'reasoning',
  'canonical_slug',
  'knowledge_cutoff',
  'expiration_date',
  'benchmarks',
] as const;

/** The parameter that chooses fields of a list of models. */
export function fieldsInput() {
  return {
    fields: z
      .array(z.enum(furtherFields))
      .default([])
      .describe(
        'Further fields for each model, beside id, name, context_length, max_completion_tokens, modality, created and price. ' +
          'openrouter_get_model gives all fields of one model.',
      ),
  };
}

/** A model in a list: what is needed to choose. */
export function toModelEntry(model: Model, fields: readonly (typeof furtherFields)[number][] = []): Fields {
  const entry = {
    id: model.id,
    name: model.name,
    context_length: model.context_length,
    max_completion_tokens: model.top_provider?.max_completion_tokens,
    modality: modalityOf(model),
    created: dateOf(model.created),
    price_usd: toPrices(model.pricing),
    ...Object.fromEntries(fields.map((field) => [field, toField(model[field])])),
  };
  return toFields(entry);
}

/** All of a model, with prices that can be read and a description that ends. */
export function toWholeModel({ pricing, description, created, links: _, ...model }: Model): Fields {
  return toFields({
    ...model,
    created: dateOf(created),
    price_usd: toPrices(pricing),
    description: description === undefined ? undefined : shorten(description, 1_000),
  });
}

/** One upstream's offer: what is needed to choose. */
export function toEndpointEntry(endpoint: ModelEndpoint): Fields {
  return toFields({
    model_id: endpoint.model_id,
    provider_name: endpoint.provider_name,
    tag: endpoint.tag,
    context_length: endpoint.context_length,
    max_completion_tokens: endpoint.max_completion_tokens,
    max_prompt_tokens: endpoint.max_prompt_tokens,
    quantization: endpoint.quantization,
    price_usd: toPrices(endpoint.pricing),
    status: endpoint.status,
    uptime_last_30m_percent: endpoint.uptime_last_30m,
    latency_last_30m_ms: endpoint.latency_last_30m?.p50,
    throughput_last_30m_tokens_per_second: endpoint.throughput_last_30m?.p50,
    supports_implicit_caching: endpoint.supports_implicit_caching,
  });
}

function modalityOf({ architecture }: Model): string | undefined {
  if (architecture?.modality != null) return architecture.modality;
  const { input_modalities: input = [], output_modalities: output = [] } = architecture ?? {};
  return input.length + output.length === 0 ? undefined : `${input.join('+')}->${output.join('+')}`;
}

function dateOf(seconds: number | undefined): string | undefined {
  const date = new Date(Number(seconds) * 1000);
  // What is no date is left out: the rest of the model is worth telling.
  return seconds == null || Number.isNaN(date.getTime()) ? undefined : date.toISOString().slice(0, 10);
}

function toField(value: unknown): unknown {
  return typeof value === 'string' ? shorten(value, 300) : value;
}
