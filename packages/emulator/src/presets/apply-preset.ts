import type { ChatRequest } from '../chat/chat-request.ts';
import { checkChatRequest } from '../chat/check/check-chat-request.ts';
import { parseJsonBody } from '../checks/parse-json-body.ts';
import { ApiError } from '../http/api-error.ts';
import { isJsonObject, type JsonObject, type JsonValue } from '../json/json-value.ts';
import { designatedVersion, type PresetVersion, type StoredPreset } from './preset-store.ts';

/** Where a request names a preset: `preset`, `@preset/slug` as model, or `author/slug@preset/slug`. */
interface PresetReference {
  readonly slug: string;
  /** The model before the `@`; undefined where the preset is to say it. */
  readonly model: string | undefined;
}

function readReference(body: unknown): PresetReference | undefined {
  if (!isJsonObject(body)) return undefined;
  const model = typeof body.model === 'string' ? body.model : undefined;
  const match = /^(.*)@preset\/([^/]+)$/.exec(model ?? '');
  if (match) return { slug: match[2] ?? '', model: match[1] === '' ? undefined : match[1] };
  // Recorded: the member takes the slug with the prefix, too.
  return typeof body.preset === 'string' ? { slug: body.preset.replace(/^@preset\//, ''), model } : undefined;
}

/** The id of the preset that a request names; null where it names none. */
export function presetIdOf(body: unknown, presets: ReadonlyMap<string, StoredPreset>): string | null {
  return presets.get(readReference(body)?.slug ?? '')?.id ?? null;
}

/** What the preset that a request names sets; undefined where it names none. */
export function presetConfigOf(body: unknown, presets: ReadonlyMap<string, StoredPreset>): JsonObject | undefined {
  const preset = presets.get(readReference(body)?.slug ?? '');
  return preset && designatedVersion(preset)?.config;
}

/**
 * The text of a chat request with what its preset sets. What the request says itself wins; tools of both are united. A 404
 * where there is no such preset.
 */
export function applyPreset(bodyText: string, presets: ReadonlyMap<string, StoredPreset>): string {
  if (!/preset/.test(bodyText)) return bodyText;
  const body = parseJsonBody(bodyText);
  const reference = readReference(body);
  return reference ? JSON.stringify(mergePreset(body, reference, presets)) : bodyText;
}

/** The same for a request that was read from another form than chat's: there, the model alone names a preset. */
export function withPreset(request: ChatRequest, presets: ReadonlyMap<string, StoredPreset>): ChatRequest {
  const { model = null } = request;
  const reference = readReference({ model });
  if (!reference) return request;
  // What is merged was checked: the request when it was read, the preset's part here.
  checkChatRequest(JSON.stringify({ ...findVersion(reference, presets).config, messages: SOMETHING }));
  return mergePreset(request as unknown as JsonObject, reference, presets) as unknown as ChatRequest;
}

const SOMETHING = [{ role: 'user', content: 'Hello' }];

function findVersion({ slug }: PresetReference, presets: ReadonlyMap<string, StoredPreset>): PresetVersion {
  const preset = presets.get(slug);
  const version = preset && designatedVersion(preset);
  if (!version) throw new ApiError(404, `Preset ${slug} not found`);
  return version;
}

function mergePreset(
  body: JsonObject,
  reference: PresetReference,
  presets: ReadonlyMap<string, StoredPreset>,
): JsonObject {
  const version = findVersion(reference, presets);
  const { model: _model, preset: _preset, ...own } = body;
  const merged: JsonObject = { ...version.config, ...own };
  if (reference.model !== undefined) merged.model = reference.model;
  const tools = uniteTools(version.config.tools, body.tools);
  if (tools.length > 0) merged.tools = tools;
  if (version.system_prompt !== null) merged.messages = withSystem(merged.messages, version.system_prompt);
  return merged;
}

/** Functions are the same by name, other tools by type; the request's own come first. */
function uniteTools(stored: JsonValue | undefined, own: JsonValue | undefined): JsonValue[] {
  const mine = Array.isArray(own) ? own : [];
  const names = new Set(mine.map(nameOf));
  return [...mine, ...(Array.isArray(stored) ? stored.filter((tool) => !names.has(nameOf(tool))) : [])];
}

function nameOf(tool: JsonValue): string {
  if (!isJsonObject(tool)) return '';
  const { type, function: own } = tool;
  return isJsonObject(own) ? `function ${JSON.stringify(own.name)}` : JSON.stringify(type);
}

function withSystem(messages: JsonValue | undefined, text: string): JsonValue | undefined {
  if (!Array.isArray(messages)) return messages;
  const has = messages.some((message) => isJsonObject(message) && message.role === 'system');
  return has ? messages : [{ role: 'system', content: text }, ...messages];
}
