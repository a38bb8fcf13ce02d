import { withoutUndefined } from '@openrouter-adapters/core/base';
import type { Finish, FinishReason } from '@openrouter-adapters/core';

/**
 * Everything that an answer tells about itself, for `response_metadata`. It belongs to one chunk of a stream only: LangChain joins
 * strings and adds numbers when chunks merge. Money is in US dollars; what is unknown is absent.
 */
export function toResponseMetadata(finish: Finish, warnings: readonly string[]): Record<string, unknown> {
  const cost = finish.usage?.cost;
  return withoutUndefined({
    model_name: finish.model,
    id: finish.id,
    provider: finish.provider,
    created: finish.created,
    finish_reason: finishReasons[finish.reason] ?? finish.rawReason,
    native_finish_reason: finish.nativeReason,
    service_tier: finish.serviceTier,
    system_fingerprint: finish.systemFingerprint,
    cost: cost?.charged,
    total_cost: cost?.total,
    is_byok: cost?.isByok,
    cost_details: finish.usage?.raw.cost_details ?? undefined,
    usage: finish.usage?.raw,
    logprobs: finish.logprobs === undefined ? undefined : { content: finish.logprobs },
    openrouter_metadata: finish.openrouterMetadata,
    debug: finish.debug.length > 0 ? finish.debug : undefined,
    extra: Object.keys(finish.extra).length > 0 ? finish.extra : undefined,
    warnings: warnings.length > 0 ? warnings : undefined,
  });
}

/** Reasons in the API's own words. Tool calls with a reason of `stop` are told apart by the machine. */
const finishReasons: Readonly<Record<FinishReason, string | undefined>> = {
  stop: 'stop',
  length: 'length',
  'tool-calls': 'tool_calls',
  'content-filter': 'content_filter',
  error: 'error',
  interrupted: 'error',
  // As it came.
  other: undefined,
};
