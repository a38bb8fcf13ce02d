import type { ChatMessage } from '../../chat/chat-request.ts';
import type { EmulatorState } from '../../emulator-state.ts';
import { ApiError } from '../../http/api-error.ts';
import { isJsonObject, type JsonObject } from '../../json/json-value.ts';
import type { KeyRecord } from '../../keys/key-record.ts';
import { appliedGuardrails, type AppliedGuardrail } from './applied-guardrails.ts';
import { BUILTIN_DETECTORS, patternDetector, type Detector } from './detectors.ts';

const INJECTION = 'regex-prompt-injection';

interface ContentFilter {
  readonly action: 'redact' | 'block' | 'flag';
  /** What a redacted text is replaced by, and what errors call it. */
  readonly label: string;
  readonly detect: Detector;
  readonly isInjection: boolean;
  /** Whether the filter looks at what this role says. */
  readonly scans: (role: string) => boolean;
}

/** Messages after the content filters of a key's guardrails. */
export interface FilteredMessages {
  readonly messages: ChatMessage[];
  /** What the filters found, for the `pipeline` of `openrouter_metadata`. */
  readonly stages: JsonObject[];
  /** The error, where a filter blocks the request. */
  readonly blocked?: ApiError;
}

/** Runs the content filters that hold for a key over the texts of a request. */
export function filterMessages(
  messages: ChatMessage[],
  key: KeyRecord | undefined,
  state: EmulatorState,
): FilteredMessages {
  const stages: JsonObject[] = [];
  let left = messages;
  for (const applied of key ? appliedGuardrails(key, state) : []) {
    for (const filter of readFilters(applied)) {
      const found = textsOf(left, filter.scans).flatMap((text) => filter.detect(text).map((finding) => finding.text));
      if (found.length === 0) continue;
      stages.push(describeStage(filter, found, applied));
      if (filter.action === 'block') return { messages: left, stages, blocked: blockedBy(filter, found) };
      if (filter.action === 'redact') left = redact(left, filter);
    }
  }
  return { messages: left, stages };
}

function readFilters({ guardrail }: AppliedGuardrail): ContentFilter[] {
  const entries = (list: unknown): JsonObject[] => (Array.isArray(list) ? list.filter(isJsonObject) : []);
  const custom = entries(guardrail.content_filters).map(({ pattern, label, action }): ContentFilter => ({
    action: readAction(action),
    label: textOf(label) || '[REDACTED]',
    detect: patternDetector(new RegExp(textOf(pattern), 'g')),
    isInjection: false,
    scans: () => true,
  }));
  const builtin = entries(guardrail.content_filter_builtins).flatMap((entry): ContentFilter[] => {
    const detect = BUILTIN_DETECTORS[textOf(entry.slug)];
    if (!detect) return [];
    const isInjection = entry.slug === INJECTION;
    const scans = (role: string): boolean => !isInjection || entry.scan_scope !== 'user_only' || role === 'user';
    return [{ action: readAction(entry.action), label: textOf(entry.label), detect, isInjection, scans }];
  });
  return [...custom, ...builtin];
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function readAction(action: unknown): ContentFilter['action'] {
  return action === 'block' || action === 'redact' ? action : 'flag';
}

function textsOf(messages: readonly ChatMessage[], scans: (role: string) => boolean): string[] {
  return messages
    .filter(({ role }) => scans(role))
    .flatMap(({ content }) =>
      typeof content === 'string'
        ? [content]
        : (content ?? []).flatMap(({ text }) => (text === undefined ? [] : [text])),
    );
}

function redact(messages: readonly ChatMessage[], { detect, label, scans }: ContentFilter): ChatMessage[] {
  const clean = (text: string): string => {
    let [kept, at] = ['', 0];
    for (const { text: found, start } of detect(text)) {
      kept += text.slice(at, start) + label;
      at = start + found.length;
    }
    return kept + text.slice(at);
  };
  return messages.map((message) => {
    const { content } = message;
    if (!scans(message.role) || content === undefined || content === null) return message;
    if (typeof content === 'string') return { ...message, content: clean(content) };
    return {
      ...message,
      content: content.map((part) => (part.text === undefined ? part : { ...part, text: clean(part.text) })),
    };
  });
}

const DONE = { block: 'blocked', redact: 'redacted', flag: 'flagged' };

function describeStage(
  { action, label, isInjection }: ContentFilter,
  found: readonly string[],
  { guardrail, scope }: AppliedGuardrail,
): JsonObject {
  const done = DONE[action];
  const told = `${done[0]?.toUpperCase()}${done.slice(1)}`;
  const matches = `${found.length} ${isInjection ? 'pattern' : 'match'}${found.length === 1 ? '' : isInjection ? 's' : 'es'}`;
  return {
    type: 'guardrail',
    name: isInjection ? 'regex_pi_detection' : 'content-filter',
    guardrail_id: guardrail.id,
    guardrail_scope: scope,
    summary: isInjection ? `${told}: prompt injection detected (${matches} matched)` : `${told}: ${label} (${matches})`,
    data: isInjection
      ? { action: done, detected: true, engines: ['regex'], patterns: [...found] }
      : { action: done, flagged: true, engines: ['regex'], matched_entity_types: [label.replace(/^\[(.*)\]$/, '$1')] },
  };
}

/** Of prompt injection the error tells what was found, as documented; of what is private only what kind of thing it is. */
function blockedBy({ label, isInjection }: ContentFilter, found: readonly string[]): ApiError {
  return isInjection
    ? new ApiError(403, 'Request blocked: prompt injection patterns detected', { metadata: { patterns: [...found] } })
    : new ApiError(403, `Request blocked: content filter matched ${label}`, { metadata: { patterns: [label] } });
}
