import fc from 'fast-check';
import type { ChatChunk, ReasoningDetail, WireDelta, WireUsage } from '../src/index.ts';
import { chunk, whole } from './answers.ts';

/** An answer, from which both the whole body and any stream of it can be made. */
export interface AnyAnswer {
  details: ReasoningDetail[];
  text: string;
  refusal: string;
  images: string[];
  citations: string[];
  calls: { id: string; name: string; arguments: string }[];
  reason: string;
  usage: WireUsage;
}

const words = fc.string({ unit: 'grapheme', maxLength: 40 });
const details = fc
  .array(
    fc.record({
      kind: fc.constantFrom('reasoning.text', 'reasoning.summary', 'reasoning.encrypted', 'reasoning.hologram'),
      words: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 30 }),
      isSigned: fc.boolean(),
    }),
    { maxLength: 4 },
  )
  .map((list) => list.map((entry, index) => detailOf(entry.kind, entry.words, index, entry.isSigned)));

function detailOf(type: string, words: string, index: number, isSigned: boolean): ReasoningDetail {
  const common = { format: 'any-v1', index };
  if (type === 'reasoning.text')
    return { type, text: words, ...common, ...(isSigned ? { signature: `s${index}` } : {}) };
  if (type === 'reasoning.summary') return { type, summary: words, ...common };
  return { type, data: words, id: `rs_${index}`, ...common };
}

export const anyAnswer: fc.Arbitrary<AnyAnswer> = fc.record({
  details,
  text: words,
  refusal: fc.constantFrom('', '', 'I will not.'),
  images: fc.array(
    fc.nat(9).map((n) => `data:image/png;base64,${n}`),
    { maxLength: 2 },
  ),
  citations: fc.array(
    fc.nat(9).map((n) => `https://${n}.example`),
    { maxLength: 3 },
  ),
  calls: fc
    .array(fc.record({ name: fc.constantFrom('add', 'weather'), value: fc.jsonValue() }), { maxLength: 3 })
    .map((calls) =>
      calls.map(({ name, value }, index) => ({ id: `c${index}`, name, arguments: JSON.stringify({ value }) })),
    ),
  reason: fc.constantFrom('stop', 'length', 'tool_calls', 'content_filter'),
  usage: fc.record({
    prompt_tokens: fc.nat(),
    completion_tokens: fc.nat(),
    cost: fc.double({ min: 0, max: 1, noNaN: true }),
  }),
});

/** The answer as the body of a request without `stream`. */
export function toWhole(answer: AnyAnswer): ChatChunk {
  const message: WireDelta = {
    role: 'assistant',
    content: answer.text,
    refusal: answer.refusal,
    reasoning_details: answer.details,
    images: answer.images.map((url) => ({ type: 'image_url', image_url: { url } })),
    annotations: answer.citations.map((url) => ({ type: 'url_citation', url_citation: { url } })),
    tool_calls: answer.calls.map(({ id, name, arguments: text }, index) => ({
      index,
      id,
      type: 'function',
      function: { name, arguments: text },
    })),
  };
  return whole(message, answer.reason, { usage: answer.usage });
}

/** The answer as a stream, its texts cut by `cut`. */
export function toChunks(answer: AnyAnswer, cut: (text: string) => string[]): ChatChunk[] {
  const deltas: WireDelta[] = [
    ...answer.details.flatMap((detail) =>
      cutDetail(detail, cut).map((piece) => ({ content: '', reasoning_details: [piece] })),
    ),
    ...cut(answer.text).map((content) => ({ content })),
    ...answer.citations.map((url) => ({ annotations: [{ type: 'url_citation', url_citation: { url } }] })),
    ...cut(answer.refusal).map((refusal) => ({ content: null, refusal })),
    ...answer.images.map((url) => ({ images: [{ type: 'image_url', image_url: { url } }] })),
    ...answer.calls.flatMap(({ id, name, arguments: text }, index) => [
      { content: null, tool_calls: [{ index, id, type: 'function', function: { name, arguments: '' } }] },
      ...cut(text).map((piece) => ({ tool_calls: [{ index, function: { arguments: piece } }] })),
    ]),
  ];
  return [
    ...deltas.map((delta) => chunk({ role: 'assistant', ...delta })),
    chunk({ content: '' }, answer.reason),
    chunk({ content: '' }, answer.reason, { usage: answer.usage }),
  ];
}

/** Only readable reasoning comes in pieces; its signature comes in one of its own. */
function cutDetail(detail: ReasoningDetail, cut: (text: string) => string[]): ReasoningDetail[] {
  const field = new Map([
    ['reasoning.text', 'text'],
    ['reasoning.summary', 'summary'],
  ]).get(detail.type);
  if (field === undefined) return [detail];
  const { signature, ...unsigned } = detail;
  const pieces: ReasoningDetail[] = cut(String(detail[field])).map((piece) => ({ ...unsigned, [field]: piece }));
  return signature === undefined ? pieces : [...pieces, { ...unsigned, [field]: '', signature }];
}

/** Cuts a text after the given numbers of UTF-16 units, over and over; never into nothing. */
export function cutter(sizes: readonly number[]): (text: string) => string[] {
  return (text) => {
    const pieces: string[] = [];
    for (let start = 0, turn = 0; start < text.length; turn += 1) {
      const size = sizes[turn % sizes.length] ?? 1;
      pieces.push(text.slice(start, start + size));
      start += size;
    }
    return pieces;
  };
}

export const sizes: fc.Arbitrary<number[]> = fc.array(fc.integer({ min: 1, max: 17 }), { minLength: 1, maxLength: 5 });
