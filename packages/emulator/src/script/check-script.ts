import { closedObject, countOrAlways, textOrPattern } from '../checks/closed-object.ts';
import {
  ofType,
  refuse,
  requireList,
  requireObject,
  requireOneOf,
  requireString,
  type FieldRule,
} from '../checks/field-check.ts';
import { textOr } from '../checks/field-rules.ts';
import { checkFault } from '../faults/check-fault.ts';
import { parseFault } from '../faults/parse-fault.ts';
import { isJsonObject, type JsonObject, type JsonValue } from '../json/json-value.ts';
import { checkOtherStep, OTHER_KINDS } from './check-other-step.ts';
import type { ScriptStep } from './script-step.ts';

const text = ofType('string');
const count = ofType('integer', { least: 0 });

const texts: FieldRule = (value, path) => {
  for (const [index, entry] of requireList(value, path).entries()) requireString(entry, `${path}.${index}`);
};

const MATCH: Readonly<Record<string, FieldRule>> = {
  model: textOrPattern,
  lastMessage: textOrPattern,
  userMessage: textOrPattern,
  systemMessage: (value, path) => (Array.isArray(value) ? texts : textOrPattern)(value, path),
  toolName: text,
  toolResult: textOr(ofType('boolean')),
  toolCallId: text,
  turn: count,
  responseFormat: text,
};

const USAGE: Readonly<Record<string, FieldRule>> = {
  promptTokens: count,
  completionTokens: count,
  reasoningTokens: count,
  cachedTokens: count,
  cacheWriteTokens: count,
  cost: ofType('number', { least: 0 }),
};

const CALL: Readonly<Record<string, FieldRule>> = { name: text, arguments: textOr(ofType('object')), id: text };

const STEP: Readonly<Record<string, FieldRule>> = {
  kind: (value, path) => void requireOneOf(value, ['chat', ...OTHER_KINDS], path),
  match: closedObject(MATCH),
  times: countOrAlways,
  text: (value, path) => {
    if (Array.isArray(value)) texts(value, path);
    else if (typeof value !== 'string') requireObject(value, path);
  },
  reasoning: textOr(texts),
  toolCalls: (value, path) => {
    for (const [index, call] of requireList(value, path).entries()) checkCall(call, `${path}.${index}`);
  },
  refusal: text,
  annotations: (value, path) => {
    for (const [index, entry] of requireList(value, path).entries()) requireObject(entry, `${path}.${index}`);
  },
  usage: checkUsage,
  finishReason: (value, path) =>
    void requireOneOf(value, ['stop', 'length', 'tool_calls', 'content_filter', 'error'], path),
  nativeFinishReason: text,
  fault: (value, path) => void (typeof value === 'string' ? parseFault(value, path) : checkFault(value, path)),
};

/** Steps as they came, or an error that names the step and the member that is wrong. */
export function checkSteps(steps: readonly unknown[], path: string): ScriptStep[] {
  return steps.map((value, index) => {
    const place = `${path}.${index}`;
    const step = requireObject(value as JsonValue, place); // whatever it is, the check tells
    const kind = OTHER_KINDS.find((other) => other === step.kind);
    if (kind) checkOtherStep(step, kind, place);
    else closedObject(STEP)(step, place);
    if (Object.keys(step).every((member) => member === 'match' || member === 'times' || member === 'kind')) {
      refuse(place, 'The step says neither what to answer nor what goes wrong');
    }
    // Every member was checked above.
    return step;
  });
}

function checkCall(value: JsonValue, path: string): void {
  closedObject(CALL)(value, path);
  const call: JsonObject = isJsonObject(value) ? value : {};
  for (const member of ['name', 'arguments']) {
    if (call[member] === undefined) refuse(`${path}.${member}`, 'A tool call needs "name" and "arguments"');
  }
}

function checkUsage(value: JsonValue, path: string): void {
  closedObject(USAGE)(value, path);
  const usage: JsonObject = isJsonObject(value) ? value : {};
  const number = (name: string): number => (typeof usage[name] === 'number' ? usage[name] : 0);
  if (
    usage.promptTokens !== undefined &&
    number('cachedTokens') + number('cacheWriteTokens') > number('promptTokens')
  ) {
    refuse(path, 'cachedTokens and cacheWriteTokens are parts of promptTokens and cannot be more');
  }
  if (usage.completionTokens !== undefined && number('reasoningTokens') > number('completionTokens')) {
    refuse(path, 'reasoningTokens are a part of completionTokens and cannot be more');
  }
}
