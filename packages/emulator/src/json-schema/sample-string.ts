import type { JsonObject } from '../json/json-value.ts';
import { sampleFormat } from './formats.ts';
import { numberKeyword } from './json-schema.ts';
import { samplePattern } from './sample-pattern.ts';
import type { SampleSource } from './sample-source.ts';

const NAME_LIKE =
  /city|town|location|place|country|region|destination|origin|name|person|author|artist|company|team|state|address|recipient|contact|owner|station|airport/i;
const TEXT_LIKE = /query|question|search|prompt|message|text|content|body|input|instruction|request|sentence|phrase/i;
const EXPRESSION_LIKE = /expression|formula|equation|calculation/i;
const DATE_LIKE = /(^|_)(date|day|on|departure|arrival)($|_)|Date$/;
const ARITHMETIC = /[-+(]?\s*\d[\d.,]*(?:\s*[-+*/^×÷%()]\s*\(?\s*\d[\d.,]*\)?)+/;

/** Whether a property of this name takes a proper name: a place, a person, a company. */
export function isNameLike(propertyName: string): boolean {
  return NAME_LIKE.test(propertyName);
}

/** Whether a property of this name takes what the user said. */
export function isTextLike(propertyName: string): boolean {
  return TEXT_LIKE.test(propertyName);
}

/** Texts that could stand for a property, best first; the caller takes the first that satisfies the whole schema. */
export function* sampleStrings(
  schema: JsonObject,
  source: SampleSource,
  property: { name: string; nameAt: number },
): Generator<string> {
  if (typeof schema.format === 'string') {
    const formatted = sampleFormat(schema.format);
    if (formatted !== undefined) yield formatted;
  }
  for (const text of meaningfulTexts(source, property)) {
    yield text;
    yield fitLength(text, schema);
  }
  if (typeof schema.pattern === 'string') {
    for (let attempt = 0; attempt < 12; attempt++) {
      const text = samplePattern(schema.pattern, source.random, attempt, numberKeyword(schema, 'minLength') ?? 0);
      yield text;
      yield fitLength(text, schema);
    }
  }
  for (let attempt = 0; attempt < 4; attempt++) yield fitLength(`example${attempt || ''}`, schema);
}

function* meaningfulTexts(source: SampleSource, { name, nameAt }: { name: string; nameAt: number }): Generator<string> {
  if (EXPRESSION_LIKE.test(name)) {
    const arithmetic = ARITHMETIC.exec(source.question);
    if (arithmetic) yield arithmetic[0].trim();
  }
  if (DATE_LIKE.test(name)) yield /\d{4}-\d{2}-\d{2}/.exec(source.question)?.[0] ?? '2026-01-15';
  if (isNameLike(name)) {
    const chosen = source.names[Math.min(nameAt, source.names.length - 1)];
    if (chosen !== undefined) yield chosen;
  }
  yield* source.quotations;
  if (isTextLike(name) && source.question !== '') yield source.question.trim();
  const alike = source.keywords.filter((word) => !name.toLowerCase().includes(word));
  // A topic tends to stand at the end of a question: "a joke about cats".
  yield* alike.toReversed().slice(0, 4);
  yield* source.names;
}

function fitLength(text: string, schema: JsonObject): string {
  const least = numberKeyword(schema, 'minLength') ?? 0;
  const most = numberKeyword(schema, 'maxLength') ?? Infinity;
  const characters = [...text];
  if (characters.length > most) return characters.slice(0, most).join('');
  if (characters.length >= least) return text;
  const filler = text === '' ? 'x' : text;
  return [...filler.repeat(Math.ceil(least / [...filler].length))].slice(0, least).join('');
}
