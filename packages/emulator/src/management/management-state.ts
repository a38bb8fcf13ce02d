import { uuidOf } from '../deterministic/random-uuid.ts';
import { WORKSPACE } from '../keys/workspace.ts';
import { createCollection, type Collection, type Entry } from './collection.ts';
import { buildWorkspace } from './workspaces/build-workspace.ts';

/** What is managed, beside keys. */
export interface ManagementState {
  readonly byok: Collection;
  readonly guardrails: Collection;
  /** Keys to which a guardrail applies; the id of an assignment is that of the guardrail and the key together. */
  readonly keyAssignments: Collection;
  readonly memberAssignments: Collection;
  readonly destinations: Collection;
  readonly workspaces: Collection;
  readonly budgets: Collection;
  readonly workspaceMembers: Collection;
  readonly groupMappings: Collection;
}

/** Two people, one of whom may do everything. */
export const ORGANIZATION_MEMBERS: readonly Entry[] = [
  { id: 'user_emulatedadmin', email: 'ada@example.com', first_name: 'Ada', last_name: 'Example', role: 'org:admin' },
  { id: 'user_emulatedmember', email: 'max@example.com', first_name: 'Max', last_name: null, role: 'org:member' },
];

/** The organization that every emulator is. */
export const ORGANIZATION_ID = 'org_emulated';

const SINCE = '2026-01-01T00:00:00.000Z';

/** Groups of the organization's identity provider. They cannot be changed by the API. */
export const SCIM_GROUPS: readonly Entry[] = ['Engineering', 'Research'].map((name) => ({
  id: uuidOf(`group ${name}`),
  organization_id: ORGANIZATION_ID,
  display_name: name,
  external_id: null,
  created_at: SINCE,
  updated_at: SINCE,
}));

/** What a new emulator manages: the default workspace. */
export function createManagement(): ManagementState {
  return {
    byok: createCollection(),
    guardrails: createCollection(),
    keyAssignments: createCollection(),
    memberAssignments: createCollection(),
    destinations: createCollection(),
    workspaces: createCollection(
      buildWorkspace({ name: 'Default', slug: 'default' }, { id: WORKSPACE, now: SINCE, creator: null }),
    ),
    budgets: createCollection(),
    workspaceMembers: createCollection(),
    groupMappings: createCollection(),
  };
}
