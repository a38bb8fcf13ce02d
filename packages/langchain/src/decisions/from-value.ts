import { isBaseMessage } from '@langchain/core/messages';
import { OpenRouterConfigurationError } from '@openrouter-adapters/core';
import type { JSONValue } from '@openrouter-adapters/core';

import { fromContentBlock } from '../chat/from-content-block.ts';
import { fromConversation } from './from-conversation.ts';

/**
 * What may stand anywhere in a state or a question → JSON. A message is what it is in a chat request, a standard media block what it is in
 * a message of one. Everything else stays as it is, and what JSON would lose or change is an error.
 *
 * @param around the objects and lists that the value stands in
 * @throws {OpenRouterConfigurationError} for what cannot be sent in any form
 */
export function fromValue(value: unknown, around: readonly object[] = []): JSONValue {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'number' && Number.isFinite(value)) return value;
  if (typeof value !== 'object')
    throw noJSON(typeof value === 'number' ? String(value) : `a value of type ${typeof value}`);
  if (around.includes(value)) throw noJSON('an object that holds itself');
  return Array.isArray(value) ? fromList(value, [...around, value]) : fromObject(value, [...around, value]);
}

/** Messages of one list are a conversation: which tool calls were answered counts. */
function fromList(list: readonly unknown[], around: readonly object[]): JSONValue[] {
  const messages = fromConversation(list.filter(isBaseMessage));
  return list.map((member) => (isBaseMessage(member) ? messages.shift() : undefined) ?? fromValue(member, around));
}

function fromObject(object: object, around: readonly object[]): JSONValue {
  if (isBaseMessage(object)) return fromConversation([object])[0] ?? null;
  if (isMediaBlock(object)) return fromContentBlock(object) as unknown as JSONValue; // A part of a message is JSON.
  // Dates, for example.
  if ('toJSON' in object && typeof object.toJSON === 'function') return fromValue(object.toJSON(), around);
  if (ArrayBuffer.isView(object) || object instanceof ArrayBuffer) throw noJSON('bytes outside of a media block');
  if (object instanceof Map || object instanceof Set) throw noJSON('a map or a set');
  if (isOpaque(object)) throw noJSON(`an object of the class ${object.constructor.name}`);
  const members = Object.entries(object).filter(([, member]) => member !== undefined);
  return Object.fromEntries(members.map(([name, member]) => [name, fromValue(member, around)]));
}

/** Of an error, an expression or a promise nothing would be left. */
function isOpaque(object: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(object);
  return prototype !== Object.prototype && prototype !== null && Object.keys(object).length === 0;
}

const mediaTypes: ReadonlySet<unknown> = new Set(['image', 'audio', 'video', 'file', 'text-plain']);

/** What LangChain's blocks of media may hold; `source_type`, `mime_type` and `text` are of older ones. */
const mediaMembers: ReadonlySet<string> = new Set([
  'type',
  'id',
  'index',
  'url',
  'data',
  'fileId',
  'mimeType',
  'metadata',
  'extras',
  'title',
  'context',
  'source_type',
  'mime_type',
  'text',
  'cache_control',
]);

/** A block tells where its content is, and nothing else; any other object that has the type of one is the caller's own. */
function isMediaBlock(object: object): object is Record<string, unknown> {
  const { type, url, data, fileId, mimeType, source_type: source } = object as Record<string, unknown>; // Each may be absent.
  const isGiven =
    [url, fileId, source].some((value) => typeof value === 'string') || isData(data, type === 'file' ? mimeType : '');
  return mediaTypes.has(type) && isGiven && Object.keys(object).every((name) => mediaMembers.has(name));
}

/** Bytes are media. A text under the common name of a file is only where a media type says so; of a picture without one there is an error. */
function isData(data: unknown, mimeType: unknown): boolean {
  return data instanceof Uint8Array || (typeof data === 'string' && typeof mimeType === 'string');
}

function noJSON(found: string): OpenRouterConfigurationError {
  return new OpenRouterConfigurationError('state', `It holds ${found}. Give JSON, messages and media blocks.`);
}
