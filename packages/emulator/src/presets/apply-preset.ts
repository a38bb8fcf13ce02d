import { parseJsonBody } from '../checks/parse-json-body.ts';
import { ApiError } from '../http/api-error.ts';
import { isJsonObject, type JsonObject, type JsonValue } from '../json/json-value.ts';
import { designatedVersion, type StoredPreset } from './preset-store.ts';

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

/**
 * The text of a chat request with what its preset sets. What the request says itself wins; tools of both are united. A 404
 * where there is no such preset.
 */
export function applyPreset(bodyText: string, presets: ReadonlyMap<string, StoredPreset>): string {
  if (!/preset/.test(bodyText)) return bodyText;
  const body = parseJsonBody(bodyText);
  const reference = readReference(body);
  if (!reference) return bodyText;
  const preset = presets.get(reference.slug);
  const version = preset && designatedVersion(preset);
  if (!version) throw new ApiError(404, `Preset ${reference.slug} not found`);
  const { model: _model, preset: _preset, ...own } = body;
  const merged: JsonObject = { ...version.config, ...own };
  if (reference.model !== undefined) merged.model = reference.model;
  const tools = uniteTools(version.config.tools, body.tools);
  if (tools.length > 0) merged.tools = tools;
  if (version.system_prompt !== null) merged.messages = withSystem(merged.messages, version.system_prompt);
  return JSON.stringify(merged);
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
