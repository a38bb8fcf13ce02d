import { refuse } from '../checks/field-check.ts';
import type { ChatRequest } from '../chat/chat-request.ts';
import { ApiError } from '../http/api-error.ts';
import { isJsonObject, type JsonValue } from '../json/json-value.ts';
import { checkSteps } from './check-script.ts';
import { matchesCall, matchesStep } from './match-step.ts';
import type { OtherKind, StepOfKind } from './other-steps.ts';
import { readAimockFixtures } from './read-aimock-fixtures.ts';
import type { QueuedStep } from './queued-step.ts';
import type { ChatStep, Script, ScriptHandle, ScriptStep } from './script-step.ts';

/** The steps that an emulator has still to answer with. */
export interface ScriptQueue {
  /** Appends steps; a TypeError that names the place where a script is wrong. */
  add(script: Script): ScriptHandle;
  /** The first step for a request that chats, taken off unless it answers more calls. */
  take(request: ChatRequest): ChatStep | undefined;
  /** The first step for a call of another kind. `input` is the text of the call. */
  takeOther<Kind extends OtherKind>(kind: Kind, model: string, input: string): StepOfKind<Kind> | undefined;
}

/** An empty queue. */
export function createScriptQueue(): ScriptQueue {
  const waiting: (QueuedStep & { left: number })[] = [];
  const takeFirst = <Step extends ScriptStep>(fits: (step: ScriptStep) => step is Step): Step | undefined => {
    const at = waiting.findIndex(
      ({ step, turn }) => (turn === undefined || turn.at === turn.series.count) && fits(step),
    );
    const entry = waiting[at];
    if (!entry || !fits(entry.step)) return undefined;
    if (entry.turn) entry.turn.series.count++;
    if (--entry.left === 0) waiting.splice(at, 1);
    return entry.step;
  };
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
    take: (request) => takeFirst((step): step is ChatStep => isChat(step) && matchesStep(step.match ?? {}, request)),
    takeOther: <Kind extends OtherKind>(kind: Kind, model: string, input: string) =>
      takeFirst(
        (step): step is StepOfKind<Kind> =>
          !isChat(step) && step.kind === kind && matchesCall(step.match ?? {}, model, input),
      ),
  };
}

function isChat(step: ScriptStep): step is ChatStep {
  return step.kind === undefined || step.kind === 'chat';
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
