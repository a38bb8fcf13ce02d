import { closedObject, countOrAlways, textOrPattern } from '../checks/closed-object.ts';
import { ofType, refuse, type FieldRule } from '../checks/field-check.ts';
import { listOf, oneOf, textOr, valuesOf } from '../checks/field-rules.ts';
import { decodeBase64 } from '../bytes/base64.ts';
import { checkFault } from '../faults/check-fault.ts';
import type { Fault } from '../faults/fault.ts';
import { parseFault } from '../faults/parse-fault.ts';
import { isJsonObject, type JsonObject } from '../json/json-value.ts';
import { VIDEO_BEHAVIOUR } from '../videos/video-behaviour-rule.ts';
import type { OtherKind, ScriptedCounts } from './other-steps.ts';

const text = ofType('string');
const count = ofType('integer', { least: 0 });
const amount = ofType('number', { least: 0 });

const COUNTS: Readonly<Record<keyof ScriptedCounts, FieldRule>> = {
  promptTokens: count,
  completionTokens: count,
  reasoningTokens: count,
  searchUnits: count,
  seconds: amount,
  cost: amount,
};

function usageOf(...names: readonly (keyof ScriptedCounts)[]): FieldRule {
  return closedObject(Object.fromEntries([...names, 'cost' as const].map((name) => [name, COUNTS[name]])));
}

/** Base64, a data URL, or bytes where the value comes from a program and not from JSON. */
const bytes: FieldRule = (value, path) => {
  // Bytes are nothing that JSON knows.
  if ((value as unknown) instanceof Uint8Array) return;
  text(value, path);
  if (typeof value === 'string' && !decodeBase64(value.replace(/^data:[^,]*,/, ''))) refuse(path, 'expected base64');
};

// Faults that meet the answers of every kind, and those that meet streams of events too.
const FAULTS: readonly Fault['kind'][] = [
  'http-error',
  'html',
  'dropped-connection',
  'rate-limit',
  'stall',
  'error-in-ok',
  'cut',
  'garbage',
  'slow',
];
const STREAM_FAULTS: readonly Fault['kind'][] = [...FAULTS, 'stream-error', 'no-done'];

function faultOf(kinds: readonly Fault['kind'][]): FieldRule {
  return (value, path) => {
    const { kind } = typeof value === 'string' ? parseFault(value, path) : checkFault(value, path);
    if (!kinds.includes(kind)) refuse(path, `The fault "${kind}" meets no answers of this kind`);
  };
}

const COMMON = { match: closedObject({ model: textOrPattern, input: textOrPattern }), times: countOrAlways };
const KIND = ofType('string');

const answer: FieldRule = (value, path) => {
  if (typeof value === 'string' || Number.isFinite(value) || isJsonObject(value)) return;
  refuse(path, 'expected an option, a level, a probability, or an answer as an object');
};

const STEPS: Readonly<Record<OtherKind, Readonly<Record<string, FieldRule>>>> = {
  completions: {
    text: textOr(listOf(text)),
    reasoning: text,
    finishReason: oneOf('stop', 'length', 'tool_calls', 'content_filter', 'error'),
    nativeFinishReason: text,
    usage: usageOf('promptTokens', 'completionTokens', 'reasoningTokens'),
    fault: faultOf(STREAM_FAULTS),
  },
  embeddings: {
    vectors: listOf(listOf(ofType('number'), { least: 1 }), { least: 1 }),
    usage: usageOf('promptTokens'),
    fault: faultOf(FAULTS),
  },
  rerank: {
    scores: listOf(ofType('number'), { least: 1 }),
    order: listOf(count, { least: 1 }),
    usage: usageOf('promptTokens', 'searchUnits'),
    fault: faultOf(FAULTS),
  },
  speech: { audio: bytes, usage: usageOf('promptTokens'), fault: faultOf(FAULTS) },
  transcription: {
    text,
    usage: usageOf('promptTokens', 'completionTokens', 'seconds'),
    fault: faultOf(FAULTS),
  },
  images: {
    images: listOf(bytes, { least: 1 }),
    usage: usageOf('promptTokens', 'completionTokens'),
    fault: faultOf(STREAM_FAULTS),
  },
  videos: { video: VIDEO_BEHAVIOUR, usage: usageOf(), fault: faultOf(FAULTS) },
  decisions: {
    answers: valuesOf(answer),
    usage: usageOf('promptTokens', 'completionTokens'),
    fault: faultOf(FAULTS),
  },
};

/** The kinds of calls beside chat. */
export const OTHER_KINDS = Object.keys(STEPS) as readonly OtherKind[]; // the keys of the record above

/** Checks a step for calls beside chat. */
export function checkOtherStep(step: JsonObject, kind: OtherKind, path: string): void {
  closedObject({ kind: KIND, ...COMMON, ...STEPS[kind] })(step, path);
  if (step.scores !== undefined && step.order !== undefined) refuse(`${path}.order`, 'takes the place of "scores"');
  const { completionTokens: tokens, reasoningTokens: thought } = (step.usage ?? {}) as ScriptedCounts; // checked above
  if (tokens !== undefined && (thought ?? 0) > tokens) {
    refuse(`${path}.usage`, 'reasoningTokens are a part of completionTokens and cannot be more');
  }
}
