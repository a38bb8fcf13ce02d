import { refuse } from '../checks/field-check.ts';
import type { ChatRequest } from '../chat/chat-request.ts';
import { ApiError } from '../http/api-error.ts';
import { isJsonObject, type JsonValue } from '../json/json-value.ts';
import { checkSteps } from './check-script.ts';
import { matchesStep } from './match-step.ts';
import { readAimockFixtures } from './read-aimock-fixtures.ts';
import type { QueuedStep } from './queued-step.ts';
import type { Script, ScriptHandle, ScriptStep } from './script-step.ts';

/** The steps that an emulator has still to answer with. */
export interface ScriptQueue {
  /** Appends steps; a TypeError that names the place where a script is wrong. */
  add(script: Script): ScriptHandle;
  /** The first step that fits a request, taken off unless it answers more calls. */
  take(request: ChatRequest): ScriptStep | undefined;
}

/** An empty queue. */
export function createScriptQueue(): ScriptQueue {
  const waiting: (QueuedStep & { left: number })[] = [];
  return {
    add(script) {
      const { steps, notes } = readScript(script);
      const own = steps.map((queued) => ({
        ...queued,
        left: queued.step.times === 'always' ? Infinity : (queued.step.times ?? 1),
      }));
      waiting.push(...own);
      return {
        get pending() {
          return own.filter((entry) => waiting.includes(entry)).map(({ step }) => step);
        },
        notes,
        clear: () => {
          for (const entry of own) if (waiting.includes(entry)) waiting.splice(waiting.indexOf(entry), 1);
        },
      };
    },
    take(request) {
      const at = waiting.findIndex(
        ({ step, turn }) =>
          (turn === undefined || turn.at === turn.series.count) && matchesStep(step.match ?? {}, request),
      );
      const entry = waiting[at];
      if (!entry) return undefined;
      if (entry.turn) entry.turn.series.count++;
      if (--entry.left === 0) waiting.splice(at, 1);
      return entry.step;
    },
  };
}

function readScript(script: Script): { steps: QueuedStep[]; notes: string[] } {
  try {
    // A file may hold anything, whatever the types say.
    const file = script as JsonValue;
    if (isJsonObject(file) && file.fixtures !== undefined) return readAimockFixtures(file.fixtures);
    const steps = isJsonObject(file) ? file.steps : file;
    if (!Array.isArray(steps)) refuse('', 'A script is a list of steps, { steps }, or { fixtures } as aimock has them');
    return { steps: checkSteps(steps, 'steps').map((step) => ({ step })), notes: [] };
  } catch (error) {
    if (error instanceof ApiError) throw new TypeError(`The script cannot be used: ${error.message}`, { cause: error });
    throw error;
  }
}
