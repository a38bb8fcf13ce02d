import type { EmulatorState } from '../../emulator-state.ts';
import type { KeyRecord } from '../../keys/key-record.ts';
import type { Entry } from '../collection.ts';

/** Whom a guardrail applies to. */
export type GuardrailScope = 'api-key' | 'member' | 'workspace';

/** A guardrail that holds for a key. */
export interface AppliedGuardrail {
  readonly scope: GuardrailScope;
  readonly guardrail: Entry;
}

/**
 * The guardrails that hold for a key, all at once: the one assigned to the key, the one assigned to the person whose key it is, and
 * the default one of its workspace. Any other guardrail of the workspace enforces nothing.
 */
export function appliedGuardrails(key: KeyRecord, { management }: EmulatorState): AppliedGuardrail[] {
  const { guardrails, keyAssignments, memberAssignments, workspaces } = management;
  const found = (scope: GuardrailScope, id: unknown): AppliedGuardrail[] => {
    const guardrail = typeof id === 'string' ? guardrails.find(id) : undefined;
    return guardrail ? [{ scope, guardrail }] : [];
  };
  const ofKey = keyAssignments.list().find(({ key_hash: hash }) => hash === key.hash);
  const ofPerson = memberAssignments.list().find(({ user_id: user }) => user === key.creatorUserId);
  return [
    ...found('api-key', ofKey?.guardrail_id),
    ...found('member', ofPerson?.guardrail_id),
    ...found('workspace', workspaces.find(key.workspaceId)?.default_guardrail_id),
  ];
}
