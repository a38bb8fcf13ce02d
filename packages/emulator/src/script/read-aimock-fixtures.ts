import { refuse, requireList, requireObject, requireString } from '../checks/field-check.ts';
import type { Fault } from '../faults/fault.ts';
import { isJsonObject, type JsonObject, type JsonValue } from '../json/json-value.ts';
import { readAimockAnswer } from './read-aimock-answer.ts';
import type { ScriptMatch, ScriptStep } from './script-step.ts';
import type { QueuedStep } from './queued-step.ts';

/** Answers of other endpoints than those that chat: there the emulator behaves, and the fixture is left out. */
const OTHER_KINDS = ['embedding', 'image', 'images', 'audio', 'transcription', 'video', 'json', 'live'];

/** Members of a fixture that are read, and those that change nothing here: comments are always sent. */
const MEMBERS = new Set([
  'match',
  'response',
  'latency',
  'chunkSize',
  'truncateAfterChunks',
  'disconnectAfterMs',
  'streamingProfile',
  'recordedTimings',
  'replaySpeed',
  'chaos',
  'openRouterProcessing',
  'metadata',
  '$comment',
]);

/** Reads the fixtures of `@copilotkit/aimock`. `notes` tell what of them the emulator does not do. */
export function readAimockFixtures(fixtures: JsonValue): { steps: QueuedStep[]; notes: string[] } {
  const notes: string[] = [];
  const series = new Map<string, { count: number }>();
  const steps = requireList(fixtures, 'fixtures').flatMap((value, index): QueuedStep[] => {
    const place = `fixtures.${index}`;
    const fixture = requireObject(value, place);
    const response = requireObject(fixture.response, `${place}.response`);
    const wanted = requireObject(fixture.match ?? {}, `${place}.match`);
    const kind = OTHER_KINDS.find((name) => response[name] !== undefined);
    if (kind !== undefined || (wanted.endpoint !== undefined && wanted.endpoint !== 'chat')) {
      notes.push(`${place} is left out: it is not for a model that chats`);
      return [];
    }
    for (const name of Object.keys(fixture)) {
      if (!MEMBERS.has(name)) notes.push(`${place}.${name} is left out: the emulator does not know it`);
    }
    const { sequenceIndex, ...rest } = wanted;
    const fault = readFault(fixture, place, notes);
    const step: ScriptStep = {
      match: readMatch(rest, `${place}.match`),
      times: typeof sequenceIndex === 'number' ? 1 : 'always',
      ...readAimockAnswer(response, { place, chunkSize: fixture.chunkSize, notes }),
      ...(fault && { fault }),
    };
    if (typeof sequenceIndex !== 'number') return [{ step }];
    const key = JSON.stringify(rest);
    const own = series.get(key) ?? { count: 0 };
    series.set(key, own);
    return [{ step, turn: { at: sequenceIndex, series: own } }];
  });
  return { steps, notes };
}

function readMatch(match: JsonObject, place: string): ScriptMatch {
  const { userMessage, systemMessage, toolName, toolCallId, toolResultContains, hasToolResult, ...others } = match;
  const { model, responseFormat, turnIndex, endpoint: _, ...unknown } = others;
  const [first] = Object.keys(unknown);
  if (first !== undefined) refuse(`${place}.${first}`, 'The emulator does not match by this member');
  const text = (name: string, value: JsonValue | undefined): object =>
    value === undefined ? {} : { [name]: requireString(value, `${place}.${name}`) };
  return {
    ...text('userMessage', userMessage),
    ...text('toolName', toolName),
    ...text('toolCallId', toolCallId),
    ...text('responseFormat', responseFormat),
    ...(Array.isArray(systemMessage)
      ? { systemMessage: systemMessage.map((part, index) => requireString(part, `${place}.systemMessage.${index}`)) }
      : text('systemMessage', systemMessage)),
    ...(model !== undefined && { model: datedModel(requireString(model, `${place}.model`)) }),
    ...(typeof turnIndex === 'number' && { turn: turnIndex }),
    ...(typeof hasToolResult === 'boolean' && { toolResult: hasToolResult }),
    ...(toolResultContains !== undefined && {
      toolResult: requireString(toolResultContains, `${place}.toolResultContains`),
    }),
  };
}

/** aimock takes a model's dated names for the model. */
function datedModel(id: string): RegExp {
  return new RegExp(`^${id.replaceAll(/[\\^$.*+?()[\]{}|]/g, String.raw`\$&`)}(?:-\\d.*)?$`);
}

function readFault(fixture: JsonObject, place: string, notes: string[]): Fault | undefined {
  const response = isJsonObject(fixture.response) ? fixture.response : {};
  const { latency, truncateAfterChunks, disconnectAfterMs, streamingProfile, chaos } = fixture;
  if (chaos !== undefined) refuse(`${place}.chaos`, 'Failures at random are not repeatable: say in "fault" what fails');
  if (disconnectAfterMs !== undefined) {
    refuse(`${place}.disconnectAfterMs`, 'Time is not repeatable: use truncateAfterChunks');
  }
  for (const timing of ['recordedTimings', 'replaySpeed']) {
    if (fixture[timing] !== undefined) notes.push(`${place}.${timing} is left out: pauses are all alike`);
  }
  if (isJsonObject(response.error)) return readError(response.error, response);
  const profile = isJsonObject(streamingProfile) ? streamingProfile : {};
  const perEvent = typeof latency === 'number' ? latency : typeof profile.tps === 'number' ? 1000 / profile.tps : 0;
  const firstEvent = typeof profile.ttft === 'number' ? profile.ttft : perEvent;
  if (profile.jitter !== undefined) notes.push(`${place}.streamingProfile.jitter is left out: pauses are all alike`);
  if (typeof truncateAfterChunks === 'number') {
    if (perEvent + firstEvent > 0) notes.push(`${place}: a stream that is cut comes without pauses`);
    return { kind: 'cut', after: { deltas: truncateAfterChunks }, how: 'reset' };
  }
  return perEvent + firstEvent > 0 ? { kind: 'slow', firstEvent, perEvent } : undefined;
}

function readError(error: JsonObject, response: JsonObject): Fault {
  const status = typeof response.status === 'number' ? response.status : 500;
  const type = typeof error.type === 'string' ? { error_type: error.type } : {};
  return {
    kind: 'http-error',
    status,
    error: {
      message: typeof error.message === 'string' ? error.message : 'Scripted error',
      metadata: { ...type, ...(isJsonObject(error.metadata) ? error.metadata : {}) },
    },
    ...(status === 429 && {
      headers: { 'retry-after': String(typeof response.retryAfter === 'number' ? response.retryAfter : 1) },
    }),
  };
}
