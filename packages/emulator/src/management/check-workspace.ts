import type { EmulatorState } from '../emulator-state.ts';
import { ApiError } from '../http/api-error.ts';

/** The id of a workspace that is there, or an error of the status that the document declares for the operation. */
export function checkWorkspace(id: string, state: EmulatorState, status: 400 | 404): string {
  if (state.management.workspaces.find(id)) return id;
  throw new ApiError(status, `Workspace ${id} not found`);
}
