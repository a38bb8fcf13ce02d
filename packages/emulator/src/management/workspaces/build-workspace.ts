import { uuidOf } from '../../deterministic/random-uuid.ts';
import type { JsonObject } from '../../json/json-value.ts';
import type { Entry } from '../collection.ts';

/** A new workspace, with what holds where nothing was said. */
export function buildWorkspace(
  body: JsonObject,
  { id, now, creator }: { id: string; now: string; creator: string | null },
): Entry {
  return {
    id,
    name: body.name,
    slug: body.slug,
    description: body.description ?? null,
    default_text_model: body.default_text_model ?? null,
    default_image_model: body.default_image_model ?? null,
    default_provider_sort: body.default_provider_sort ?? null,
    default_guardrail_id: uuidOf(`guardrail of ${id}`),
    include_byok_in_budgets: false,
    is_observability_io_logging_enabled: body.is_observability_io_logging_enabled ?? false,
    is_observability_broadcast_enabled: body.is_observability_broadcast_enabled ?? false,
    is_data_discount_logging_enabled: body.is_data_discount_logging_enabled ?? false,
    io_logging_sampling_rate: body.io_logging_sampling_rate ?? 1,
    io_logging_api_key_ids: body.io_logging_api_key_ids ?? null,
    created_by: creator,
    created_at: now,
    updated_at: null,
  };
}
