import type { CallOptions } from '../../../http/call-options.ts';
import type { Transport } from '../../../http/transport.ts';
import type {
  APIKey,
  APIKeyCreation,
  APIKeyUpdate,
  CreatedAPIKey,
  UpstreamKey,
  UpstreamKeyCreation,
  UpstreamKeyUpdate,
} from '../../../wire/management/keys.ts';
import type {
  ObservabilityDestination,
  ObservabilityDestinationCreation,
  ObservabilityDestinationUpdate,
} from '../../../wire/management/observability.ts';
import type { Member, ScimGroup, ScimGroupMapping } from '../../../wire/management/workspaces.ts';
import type { CountedList, OffsetPage } from '../../../wire/presets.ts';
import { callEndpoint } from '../../call-endpoint.ts';
import { createCollection, deletion } from '../../collection.ts';
import type { Deleted } from '../../collection.ts';
import { endpoint } from '../../endpoint.ts';

/** What a list of keys can be narrowed by. The size of its pages is not stated. */
export interface KeysQuery {
  include_disabled?: boolean;
  offset?: number;
  workspace_id?: string;
}

/** `client.keys`: the account's API keys. `create` shows the key itself, once. */
export function createKeys(transport: Transport) {
  return createCollection<APIKey, APIKeyCreation, APIKeyUpdate, KeysQuery, CreatedAPIKey>(transport, '/keys');
}

/** `client.byok`: keys of upstreams that the account brought. */
export function createUpstreamKeys(transport: Transport) {
  return createCollection<
    UpstreamKey,
    UpstreamKeyCreation,
    UpstreamKeyUpdate,
    OffsetPage & { workspace_id?: string; provider?: string }
  >(transport, '/byok');
}

/** `client.observability`: services that get the account's traces. */
export function createObservability(transport: Transport) {
  return createCollection<ObservabilityDestination, ObservabilityDestinationCreation, ObservabilityDestinationUpdate>(
    transport,
    '/observability/destinations',
  );
}

const members = endpoint<CountedList<Member>>('GET', '/organization/members', 'management');

/** `client.organization`. */
export function createOrganization(transport: Transport) {
  return {
    /** `GET /organization/members`. */
    members: (query: OffsetPage = {}, options?: CallOptions) => callEndpoint(transport, members, { query }, options),
  };
}

const groups = endpoint<CountedList<ScimGroup>>('GET', '/scim/groups', 'management');
const deleteMapping = endpoint<Deleted>('DELETE', '/scim/group-mappings/{id}', 'management');

/** `client.scim`: groups of the organization's directory, and which workspaces they belong to. */
export function createScim(transport: Transport) {
  const mappings = createCollection<
    ScimGroupMapping,
    { scim_group_id: string; workspace_id: string; role: 'admin' | 'member' },
    { role: 'admin' | 'member' },
    OffsetPage
  >(transport, '/scim/group-mappings');
  return {
    /** `GET /scim/groups`. */
    groups: (query: OffsetPage = {}, options?: CallOptions) => callEndpoint(transport, groups, { query }, options),
    /** `/scim/group-mappings`. A deletion has to say whether the members stay in the workspace. */
    groupMappings: {
      ...mappings,
      delete: (id: string, { keepMembers }: { keepMembers: boolean }, options?: CallOptions) =>
        deletion(
          callEndpoint(transport, deleteMapping, { path: { id }, query: { keep_members: keepMembers } }, options),
        ),
    },
  };
}
