import { decodeBase64, encodeBase64 } from '../bytes/base64.ts';
import { requireString } from '../checks/field-check.ts';
import { DETAIL_FORMATS } from '../chat/reasoning/build-details.ts';
import type { ReasoningDetail } from '../chat/reasoning/reasoning-detail.ts';
import { isJsonObject, type JsonObject } from '../json/json-value.ts';

// Anthropic's blocks have no place for the ids, kinds and formats of other families' reasoning: a seal carries them.
const SEAL = 'openrouter.reasoning:';

/** Reasoning as thinking blocks. Whatever family it is of, {@link readThinking} gives it back unchanged. */
export function toThinkingBlock(detail: ReasoningDetail, omitsThinking: boolean): JsonObject {
  if (detail.type === 'reasoning.encrypted') return { type: 'redacted_thinking', data: seal(detail) };
  const thinking = detail.text ?? detail.summary ?? '';
  if (omitsThinking) return { type: 'thinking', thinking: '', signature: seal(detail) };
  if (detail.format === DETAIL_FORMATS.anthropic) {
    return { type: 'thinking', thinking, signature: detail.signature ?? '' };
  }
  const { text: _text, summary: _summary, ...rest } = detail;
  return { type: 'thinking', thinking, signature: seal(rest) };
}

/** A `thinking` or `redacted_thinking` block as the reasoning that it was made from. */
export function readThinking(block: JsonObject, path: string): ReasoningDetail {
  if (block.type === 'redacted_thinking') {
    const data = requireString(block.data, `${path}.data`);
    return unseal(data) ?? { type: 'reasoning.encrypted', data, format: DETAIL_FORMATS.anthropic };
  }
  const thinking = requireString(block.thinking, `${path}.thinking`);
  const signature = requireString(block.signature, `${path}.signature`);
  const sealed = unseal(signature);
  if (sealed) {
    // A seal with the text in it stands for thinking that was omitted.
    if (thinking === '') return sealed;
    return sealed.type === 'reasoning.summary' ? { ...sealed, summary: thinking } : { ...sealed, text: thinking };
  }
  return {
    type: 'reasoning.text',
    text: thinking,
    ...(signature !== '' && { signature }),
    format: DETAIL_FORMATS.anthropic,
  };
}

function seal(detail: ReasoningDetail): string {
  return SEAL + encodeBase64(new TextEncoder().encode(JSON.stringify(detail)));
}

function unseal(sealed: string): ReasoningDetail | undefined {
  const bytes = sealed.startsWith(SEAL) ? decodeBase64(sealed.slice(SEAL.length)) : undefined;
  if (!bytes) return undefined;
  try {
    const detail: unknown = JSON.parse(new TextDecoder().decode(bytes));
    // Its members are compared with what was issued, so a forged one is found out there.
    return isJsonObject(detail) ? (detail as unknown as ReasoningDetail) : undefined;
  } catch {
    // Something else that begins alike: a signature that nobody issued.
    return undefined;
  }
}
