import { isJsonObject, type JsonValue } from '../../json/json-value.ts';
import type { ToolResult } from '../chat-turn.ts';

/** One sentence per tool result, with the values that the tool gave. */
export function describeToolResults(results: readonly ToolResult[]): string {
  return results.map((result) => `${result.name} says: ${describeContent(result.content)}.`).join(' ');
}

function describeContent(content: string): string {
  let value: JsonValue;
  try {
    value = JSON.parse(content) as JsonValue; // JSON.parse gives nothing but JSON
  } catch {
    return shorten(content.trim() || 'nothing').replace(/[.\s]+$/, '');
  }
  return shorten(describeValue(value)) || 'nothing';
}

function describeValue(value: JsonValue): string {
  if (Array.isArray(value)) return value.map(describeValue).join('; ');
  if (!isJsonObject(value)) return String(value);
  const members = Object.entries(value).flatMap(([key, member]) =>
    member === undefined ? [] : [`${key} ${describeValue(member)}`],
  );
  return members.join(', ');
}

function shorten(text: string): string {
  const characters = [...text];
  return characters.length > 400 ? `${characters.slice(0, 400).join('')}…` : text;
}
