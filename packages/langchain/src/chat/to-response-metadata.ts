import type { ChatExchange, Finish, FinishReason } from '@openrouter-adapters/core';

/**
 * Everything that an answer tells about itself, for `response_metadata`. It belongs to one chunk of a stream only: LangChain joins
 * strings and adds numbers when chunks merge. Money is in US dollars; what is unknown is absent.
 */
export function toResponseMetadata(finish: Finish, warnings: readonly string[]): Record<string, unknown> {
  const { id, provider, created, nativeReason, serviceTier, systemFingerprint, usage } = finish;
  const reason = finishReasons[finish.reason] ?? finish.rawReason;
  const cost = usage?.cost;
  const details = usage?.raw.cost_details;
  // One by one: a list of all that may be, most of which is absent, would take three times as long. This runs for every answer.
  const metadata: Record<string, unknown> = {};
  if (finish.model !== undefined) metadata['model_name'] = finish.model;
  if (id !== undefined) metadata['id'] = id;
  if (provider !== undefined) metadata['provider'] = provider;
  if (created !== undefined) metadata['created'] = created;
  if (reason !== undefined) metadata['finish_reason'] = reason;
  if (nativeReason !== undefined) metadata['native_finish_reason'] = nativeReason;
  if (serviceTier !== undefined) metadata['service_tier'] = serviceTier;
  if (systemFingerprint !== undefined) metadata['system_fingerprint'] = systemFingerprint;
  if (cost?.charged !== undefined) metadata['cost'] = cost.charged;
  if (cost?.total !== undefined) metadata['total_cost'] = cost.total;
  if (cost?.isByok !== undefined) metadata['is_byok'] = cost.isByok;
  if (details != null) metadata['cost_details'] = details;
  if (usage !== undefined) metadata['usage'] = usage.raw;
  if (finish.logprobs !== undefined) metadata['logprobs'] = { content: finish.logprobs };
  if (finish.openrouterMetadata !== undefined) metadata['openrouter_metadata'] = finish.openrouterMetadata;
  if (finish.debug.length > 0) metadata['debug'] = finish.debug;
  if (Object.keys(finish.extra).length > 0) metadata['extra'] = finish.extra;
  if (warnings.length > 0) metadata['warnings'] = warnings;
  return metadata;
}

/** What of a request could not be sent as it was given, in words. */
export function tellWarnings({ warnings }: Pick<ChatExchange, 'warnings'>): string[] {
  return warnings.map(({ option, message }) => `${option}: ${message}`);
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
