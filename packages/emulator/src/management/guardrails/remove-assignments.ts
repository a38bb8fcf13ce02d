import type { EmulatorState } from '../../emulator-state.ts';
import type { Entry } from '../collection.ts';

/** Frees those whom a guardrail applies to, when it goes. */
export function removeAssignments(guardrail: Entry, { management }: EmulatorState): void {
  for (const assignments of [management.keyAssignments, management.memberAssignments]) {
    for (const { id, guardrail_id } of assignments.list()) if (guardrail_id === guardrail.id) assignments.remove(id);
  }
}
