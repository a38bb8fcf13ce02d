import { WORKSPACE } from '../../keys/workspace.ts';
import { DESTINATION_TYPES } from '../../management/observability/destination-types.ts';
import type { DocumentGroup, DocumentStep } from '../document-steps.ts';

const NONE = '00000000-0000-4000-8000-00000000dead';

/** A collection from creation to deletion, and its refusals. */
function collectionSteps(
  path: string,
  name: string,
  {
    body,
    change,
    bad,
    statuses = {},
  }: {
    body: Record<string, unknown>;
    change: Record<string, unknown>;
    bad: Record<string, unknown>;
    statuses?: { create?: number; change?: number; remove?: number };
  },
): DocumentStep[] {
  const one = `${path}/{${name}}`;
  const values = { [name]: NONE };
  const saved = name === 'hash' ? 'data.hash' : 'data.id';
  return [
    { operation: `GET ${path}` },
    { operation: `POST ${path}`, body, status: 201, save: { [name]: saved } },
    { operation: `POST ${path}`, body: bad, status: 400 },
    { operation: `POST ${path}`, body, key: 'none', status: 401 },
    { operation: `POST ${path}`, body, key: 'standard', status: statuses.create ?? 403 },
    { operation: `GET ${path}` },
    { operation: `GET ${path}`, key: 'standard', status: 401 },
    { operation: `GET ${one}` },
    { operation: `GET ${one}`, values, status: 404 },
    { operation: `GET ${one}`, key: 'standard', status: 401 },
    { operation: `PATCH ${one}`, body: change },
    { operation: `PATCH ${one}`, body: bad, status: 400 },
    { operation: `PATCH ${one}`, values, body: change, status: 404 },
    { operation: `PATCH ${one}`, body: change, key: 'standard', status: statuses.change ?? 401 },
  ];
}

function removalSteps(path: string, name: string, remove = 401, query = ''): DocumentStep[] {
  const one = `${path}/{${name}}`;
  return [
    { operation: `DELETE ${one}`, query, key: 'standard', status: remove },
    { operation: `DELETE ${one}`, query },
    { operation: `DELETE ${one}`, query, status: 404 },
    { operation: `GET ${one}`, status: 404 },
  ];
}

const KEYS: DocumentGroup = {
  name: 'keys',
  key: 'management',
  steps: [
    ...collectionSteps('/keys', 'hash', {
      body: { name: 'Test', limit: 5, limit_reset: 'monthly', expires_at: '2099-01-01T00:00:00Z' },
      change: { name: 'Other', disabled: true, limit: null },
      bad: { name: 7 },
    }),
    { operation: 'GET /keys', query: '?include_disabled=true' },
    { operation: 'GET /keys', query: '?offset=-1', status: 400 },
    ...removalSteps('/keys', 'hash'),
  ],
};

const BYOK: DocumentGroup = {
  name: 'byok',
  key: 'management',
  steps: [
    ...collectionSteps('/byok', 'id', {
      body: { provider: 'openai', key: 'sk-secret-0123456789', name: 'Mine', allowed_models: ['openai/gpt-4o'] },
      change: { name: null, disabled: true, key: 'sk-other-0123456789' },
      bad: { provider: 'acme', key: 1 },
    }),
    { operation: 'GET /byok', query: '?provider=openai&limit=1' },
    ...removalSteps('/byok', 'id'),
  ],
};

const GUARDRAIL = '/guardrails/{id}/assignments';
const person = { member_user_ids: ['user_emulatedmember'] };
const GUARDRAILS: DocumentGroup = {
  name: 'guardrails',
  key: 'management',
  steps: [
    { operation: 'POST /keys', body: { name: 'Guarded' }, status: 201, save: { hash: 'data.hash' } },
    ...collectionSteps('/guardrails', 'id', {
      body: {
        name: 'Careful',
        limit_usd: 10,
        reset_interval: 'daily',
        allowed_models: ['openai/gpt-4o'],
        content_filters: [{ pattern: 'secret', action: 'block' }],
        content_filter_builtins: [{ slug: 'credit-card', action: 'redact' }],
      },
      change: { description: 'More careful', enforce_zdr: true },
      bad: { name: '' },
    }),
    { operation: `POST ${GUARDRAIL}/keys`, body: (values) => ({ key_hashes: [values.get('hash')] }) },
    { operation: `POST ${GUARDRAIL}/keys`, body: { key_hashes: [] }, status: 400 },
    { operation: `POST ${GUARDRAIL}/keys`, body: { key_hashes: ['none'] }, status: 404 },
    { operation: `GET ${GUARDRAIL}/keys` },
    { operation: `GET ${GUARDRAIL}/keys`, values: { id: NONE }, status: 404 },
    { operation: 'GET /guardrails/assignments/keys' },
    { operation: `POST ${GUARDRAIL}/keys/remove`, body: (values) => ({ key_hashes: [values.get('hash')] }) },
    { operation: `POST ${GUARDRAIL}/members`, body: person },
    { operation: `GET ${GUARDRAIL}/members` },
    { operation: 'GET /guardrails/assignments/members' },
    { operation: `POST ${GUARDRAIL}/members/remove`, body: person },
    ...removalSteps('/guardrails', 'id'),
  ],
};

const DESTINATIONS: DocumentGroup = {
  name: 'observability',
  key: 'management',
  steps: [
    ...collectionSteps('/observability/destinations', 'id', {
      body: {
        type: 'langfuse',
        name: 'Traces',
        config: { publicKey: 'pk-lf-0123456789', secretKey: 'sk-lf-0123456789' },
      },
      change: { enabled: false, sampling_rate: 0.5, config: { secretKey: 'sk-lf-9876543210' } },
      bad: { type: 'langfuse', name: 'Traces', config: 7 },
      statuses: { change: 403 },
    }),
    ...removalSteps('/observability/destinations', 'id'),
    ...Object.entries(DESTINATION_TYPES).map(([type, { required }]): DocumentStep => ({
      operation: 'POST /observability/destinations',
      body: { type, name: type, config: Object.fromEntries(required.map((name) => [name, sampleOf(name)])) },
      status: 201,
    })),
  ],
};

function sampleOf(name: string): string {
  if (name === 'dsn') return 'https://public@sentry.example/1';
  if (name === 'account') return 'acme-1';
  return name === 'url' || name.toLowerCase().endsWith('endpoint') ? 'https://traces.example' : 'value-0123456789';
}

const ORGANIZATION: DocumentGroup = {
  name: 'organization and scim',
  key: 'management',
  steps: [
    { operation: 'GET /organization/members' },
    { operation: 'GET /organization/members', key: 'standard', status: 401 },
    { operation: 'GET /scim/groups', save: { group: 'data.0.id' } },
    { operation: 'GET /scim/group-mappings' },
    {
      operation: 'POST /scim/group-mappings',
      body: (values) => ({ scim_group_id: values.get('group'), workspace_id: WORKSPACE, role: 'member' }),
      status: 201,
      save: { id: 'data.id' },
    },
    {
      operation: 'POST /scim/group-mappings',
      body: (values) => ({ scim_group_id: values.get('group'), workspace_id: WORKSPACE, role: 'admin' }),
      status: 409,
    },
    { operation: 'POST /scim/group-mappings', body: { role: 'member' }, status: 400 },
    {
      operation: 'POST /scim/group-mappings',
      body: { scim_group_id: NONE, workspace_id: WORKSPACE, role: 'member' },
      status: 404,
    },
    { operation: 'POST /scim/group-mappings', body: {}, key: 'standard', status: 401 },
    { operation: 'GET /scim/group-mappings' },
    { operation: 'GET /scim/group-mappings/{id}' },
    { operation: 'PATCH /scim/group-mappings/{id}', body: { role: 'admin' } },
    { operation: 'DELETE /scim/group-mappings/{id}', status: 400 },
    ...removalSteps('/scim/group-mappings', 'id', 401, '?keep_members=true').slice(0, 3),
  ],
};

const BUDGET = '/workspaces/{id}/budgets/{interval}';
const MEMBERS = '/workspaces/{id}/members';
const people = { user_ids: ['user_emulatedmember'] };
const WORKSPACES: DocumentGroup = {
  name: 'workspaces',
  key: 'management',
  steps: [
    ...collectionSteps('/workspaces', 'id', {
      body: { name: 'Research', slug: 'research' },
      change: { description: 'Ours', default_provider_sort: 'price' },
      bad: { name: 'Other', slug: 'No Slug' },
      statuses: { change: 403 },
    }),
    { operation: 'GET /workspaces/{id}', values: { id: 'research' } },
    { operation: 'DELETE /workspaces/{id}', values: { id: 'default' }, status: 403 },
    { operation: 'GET /workspaces/{id}/budgets' },
    { operation: `PUT ${BUDGET}`, values: { interval: 'monthly' }, body: { limit_usd: 100 } },
    {
      operation: `PUT ${BUDGET}`,
      values: { interval: 'lifetime' },
      body: { limit_usd: 500, include_byok_in_budgets: true },
    },
    { operation: `PUT ${BUDGET}`, values: { interval: 'daily' }, body: { limit_usd: 200 }, status: 400 },
    { operation: `GET ${BUDGET}`, values: { interval: 'monthly' } },
    { operation: `GET ${BUDGET}`, values: { interval: 'weekly' }, status: 404 },
    { operation: `GET ${BUDGET}`, values: { interval: 'hourly' }, status: 400 },
    { operation: 'GET /workspaces/{id}/budgets' },
    { operation: `DELETE ${BUDGET}`, values: { interval: 'monthly' } },
    { operation: `GET ${MEMBERS}` },
    { operation: `POST ${MEMBERS}/add`, body: people },
    { operation: `POST ${MEMBERS}/add`, body: { user_ids: ['nobody'] }, status: 404 },
    { operation: `POST ${MEMBERS}/add`, body: people, key: 'standard', status: 403 },
    { operation: `GET ${MEMBERS}` },
    { operation: `GET ${MEMBERS}`, values: { id: 'default' } },
    { operation: `POST ${MEMBERS}/remove`, body: people },
    ...removalSteps('/workspaces', 'id', 403),
  ],
};

/** Everything that needs a management key and is kept in collections. */
export const MANAGEMENT_GROUPS: readonly DocumentGroup[] = [
  KEYS,
  BYOK,
  GUARDRAILS,
  DESTINATIONS,
  ORGANIZATION,
  WORKSPACES,
];
