import type { CallOptions } from '../../../http/call-options.ts';
import type { Transport } from '../../../http/transport.ts';
import type {
  Guardrail,
  GuardrailAssignment,
  GuardrailCreation,
  GuardrailUpdate,
} from '../../../wire/management/guardrails.ts';
import type { CountedList, OffsetPage } from '../../../wire/presets.ts';
import { callEndpoint } from '../../call-endpoint.ts';
import { createCollection } from '../../collection.ts';
import { endpoint } from '../../endpoint.ts';

const base = '/guardrails';

/** Assignments to one kind of thing: keys (by hash) or members (by user id). */
function createAssignments<Body extends object>(transport: Transport, kind: 'keys' | 'members') {
  const all = endpoint<CountedList<GuardrailAssignment>>('GET', `${base}/assignments/${kind}`, 'management');
  const path = `${base}/{id}/assignments/${kind}`;
  const list = endpoint<CountedList<GuardrailAssignment>>('GET', path, 'management');
  const assign = endpoint<{ assigned_count: number }>('POST', path, 'management');
  const remove = endpoint<{ unassigned_count: number }>('POST', `${path}/remove`, 'management');
  return {
    /** Those of every guardrail. */
    listAll: (query: OffsetPage = {}, options?: CallOptions) => callEndpoint(transport, all, { query }, options),
    /** Those of one guardrail. */
    list: (id: string, query: OffsetPage = {}, options?: CallOptions) =>
      callEndpoint(transport, list, { path: { id }, query }, options),
    assign: (id: string, body: Body, options?: CallOptions) =>
      callEndpoint(transport, assign, { path: { id }, body }, options),
    remove: (id: string, body: Body, options?: CallOptions) =>
      callEndpoint(transport, remove, { path: { id }, body }, options),
  };
}

/** `client.guardrails`: budgets and rules, and whom they hold for. */
export function createGuardrails(transport: Transport) {
  return {
    ...createCollection<Guardrail, GuardrailCreation, GuardrailUpdate>(transport, base),
    keys: createAssignments<{ key_hashes: string[] }>(transport, 'keys'),
    members: createAssignments<{ member_user_ids: string[] }>(transport, 'members'),
  };
}
