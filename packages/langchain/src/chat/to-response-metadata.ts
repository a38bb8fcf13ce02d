import type { Finish, FinishReason, Usage } from '@openrouter-adapters/core';

/**
 * Everything that an answer tells about itself, for `response_metadata`. It belongs to one chunk of a stream only: LangChain joins
 * strings and adds numbers when chunks merge. Money is in US dollars; what is unknown is absent. Field by field: what goes over the names of
 * the fields takes three times as long.
 */
export function toResponseMetadata(finish: Finish, warnings: readonly string[]): Record<string, unknown> {
  const metadata: Record<string, unknown> = {};
  if (finish.model !== undefined) metadata['model_name'] = finish.model;
  if (finish.id !== undefined) metadata['id'] = finish.id;
  if (finish.provider !== undefined) metadata['provider'] = finish.provider;
  if (finish.created !== undefined) metadata['created'] = finish.created;
  const reason = finishReasons[finish.reason] ?? finish.rawReason;
  if (reason !== undefined) metadata['finish_reason'] = reason;
  if (finish.nativeReason !== undefined) metadata['native_finish_reason'] = finish.nativeReason;
  if (finish.serviceTier !== undefined) metadata['service_tier'] = finish.serviceTier;
  if (finish.systemFingerprint !== undefined) metadata['system_fingerprint'] = finish.systemFingerprint;
  if (finish.usage !== undefined) putUsage(finish.usage, metadata);
  if (finish.logprobs !== undefined) metadata['logprobs'] = { content: finish.logprobs };
  if (finish.openrouterMetadata !== undefined) metadata['openrouter_metadata'] = finish.openrouterMetadata;
  if (finish.debug.length > 0) metadata['debug'] = finish.debug;
  if (Object.keys(finish.extra).length > 0) metadata['extra'] = finish.extra;
  if (warnings.length > 0) metadata['warnings'] = warnings;
  return metadata;
}

function putUsage({ cost, raw }: Usage, metadata: Record<string, unknown>): void {
  if (cost.charged !== undefined) metadata['cost'] = cost.charged;
  if (cost.total !== undefined) metadata['total_cost'] = cost.total;
  if (cost.isByok !== undefined) metadata['is_byok'] = cost.isByok;
  if (raw.cost_details !== undefined && raw.cost_details !== null) metadata['cost_details'] = raw.cost_details;
  metadata['usage'] = raw;
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
