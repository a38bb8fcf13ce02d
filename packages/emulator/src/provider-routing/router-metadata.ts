import type { JsonObject } from '../json/json-value.ts';
import type { RecordedRequest } from '../requests/recorded-request.ts';
import type { Attempt } from './attempt-route.ts';
import type { Candidate } from './candidate.ts';
import type { RoutePlan } from './plan-route.ts';

const REGION = 'iad';

/** Whether a request asks how it was routed. Any value but `enabled` means no. */
export function wantsMetadata({ headers }: RecordedRequest): boolean {
  const asked = headers['x-openrouter-metadata'] ?? headers['x-openrouter-experimental-metadata'];
  return asked?.trim().toLowerCase() === 'enabled';
}

/**
 * `openrouter_metadata`: how a request was routed. `selected`: who answered, undefined if nobody did; `stages`: what guardrails
 * found.
 */
export function buildMetadata(
  requested: string,
  { candidates, total }: RoutePlan,
  attempts: readonly Attempt[],
  facts: { readonly selected: Candidate | undefined; readonly isByok: boolean; readonly stages: readonly JsonObject[] },
): JsonObject {
  const { selected, isByok, stages } = facts;
  const tell = ({ endpoint, model }: Candidate): JsonObject => ({ provider: endpoint.providerName, model: model.id });
  return {
    requested,
    strategy: strategyOf(requested, selected),
    region: REGION,
    summary: `available=${candidates.length}, selected=${selected?.endpoint.providerName ?? 'none'}`,
    attempt: attempts.length,
    is_byok: isByok,
    endpoints: {
      total,
      available: candidates.map((candidate) => ({ ...tell(candidate), selected: candidate === selected })),
    },
    attempts: attempts.map(({ candidate, status }) => ({ ...tell(candidate), status })),
    ...(stages.length > 0 && { pipeline: [...stages] }),
  };
}

function strategyOf(requested: string, selected: Candidate | undefined): string {
  const [base = ''] = requested.split(':');
  if (base.startsWith('openrouter/auto')) return 'auto';
  if (base === 'openrouter/free') return 'free';
  if (base === 'openrouter/pareto-code') return 'pareto';
  if (selected && selected.requested !== requested) return 'fallback';
  if (base.startsWith('~')) return 'latest';
  return selected && base !== selected.model.id.split(':')[0] ? 'alias' : 'direct';
}
