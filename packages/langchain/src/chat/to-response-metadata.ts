import type { ChatExchange, Finish, FinishReason } from '@openrouter-adapters/core';

/**
 * Everything that an answer tells about itself, for `response_metadata`. It belongs to one chunk of a stream only: LangChain joins
 * strings and adds numbers when chunks merge. Money is in US dollars; what is unknown is absent.
 */
export function toResponseMetadata(finish: Finish, warnings: readonly string[]): Record<string, unknown> {
  const { id, provider, created, nativeReason, serviceTier, systemFingerprint, usage } = finish;
  const reason = finishReasons[finish.reason] ?? finish.rawReason;
  const cost = usage?.cost;
  // One by one: a list of all that may be, most of which is absent, would take longer. This runs for every answer.
  const metadata: Record<string, unknown> = {};
  const put = (name: string, value: unknown): void => {
    if (value !== undefined) metadata[name] = value;
  };
  put('model_name', finish.model);
  put('id', id);
  put('provider', provider);
  put('created', created);
  put('finish_reason', reason);
  put('native_finish_reason', nativeReason);
  put('service_tier', serviceTier);
  put('system_fingerprint', systemFingerprint);
  put('cost', cost?.charged);
  put('total_cost', cost?.total);
  put('is_byok', cost?.isByok);
  put('cost_details', usage?.raw.cost_details ?? undefined);
  put('usage', usage?.raw);
  put('logprobs', finish.logprobs && { content: finish.logprobs });
  put('openrouter_metadata', finish.openrouterMetadata);
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
