import { refuse } from '../checks/field-check.ts';
import { randomUuid } from '../deterministic/random-uuid.ts';
import { ApiError } from '../http/api-error.ts';
import { jsonResponse } from '../http/json-response.ts';
import { requireKey } from '../keys/read-key.ts';
import { answerPage } from '../management/answer-page.ts';
import type { Route, RouteContext } from '../routing/route.ts';
import { designatedVersion, type StoredPreset } from './preset-store.ts';
import { readConfig, type PresetSource } from './read-config.ts';

/** Stored settings of requests: all of an account's keys see the same ones. */
export const presetRoutes: readonly Route[] = [
  { method: 'GET', path: '/presets', access: 'key', handle: listPresets },
  { method: 'GET', path: '/presets/{slug}', access: 'key', handle: getPreset },
  { method: 'GET', path: '/presets/{slug}/versions', access: 'key', handle: listVersions },
  { method: 'GET', path: '/presets/{slug}/versions/{version}', access: 'key', handle: getVersion },
  { method: 'POST', path: '/presets/{slug}/chat/completions', access: 'key', handle: savePreset('chat') },
  { method: 'POST', path: '/presets/{slug}/messages', access: 'key', handle: savePreset('messages') },
  { method: 'POST', path: '/presets/{slug}/responses', access: 'key', handle: savePreset('responses') },
];

/** The most recently changed first. */
function listPresets({ state, query }: RouteContext): Response {
  const presets = [...state.presets.values()].toReversed();
  return answerPage(presets.map(buildPreset), query);
}

function getPreset(context: RouteContext): Response {
  return jsonResponse({ data: buildWithVersion(findPreset(context)) });
}

function listVersions(context: RouteContext): Response {
  return answerPage(findPreset(context).versions, context.query);
}

function getVersion(context: RouteContext): Response {
  const text = context.parameters.version ?? '';
  if (!/^\d+$/.test(text)) refuse('version', 'Invalid input: expected a version number');
  const version = findPreset(context).versions.find((entry) => entry.version === Number(text));
  if (!version) throw new ApiError(404, `Preset ${context.parameters.slug} has no version ${text}`);
  return jsonResponse({ data: version });
}

function findPreset({ parameters, state }: RouteContext): StoredPreset {
  const preset = state.presets.get(parameters.slug ?? '');
  if (!preset) throw new ApiError(404, `Preset ${parameters.slug} not found`);
  return preset;
}

/** Stores the settings of a request body: a new preset, or a new version of the one that is there. */
function savePreset(source: PresetSource): (context: RouteContext) => Response {
  return ({ parameters, bodyText, caller, state }) => {
    const slug = parameters.slug ?? '';
    if (!/^[\w-]+$/.test(slug)) refuse('slug', 'Invalid slug: letters, digits, - and _ only');
    const { config, systemPrompt } = readConfig(bodyText, source);
    const now = new Date(state.clock()).toISOString();
    const { creatorUserId, workspaceId } = requireKey(caller);
    const creator = creatorUserId ?? 'user_emulated';
    const preset: StoredPreset = state.presets.get(slug) ?? {
      id: randomUuid(state.random),
      slug,
      createdAt: now,
      creatorUserId: creator,
      workspaceId,
      versions: [],
    };
    preset.versions.push({
      id: randomUuid(state.random),
      preset_id: preset.id,
      version: preset.versions.length + 1,
      config,
      system_prompt: systemPrompt,
      creator_id: creator,
      created_at: now,
      updated_at: now,
    });
    // At the end: the order of the map is the order of changes.
    state.presets.delete(slug);
    state.presets.set(slug, preset);
    return jsonResponse({ data: buildWithVersion(preset) });
  };
}

function buildWithVersion(preset: StoredPreset): Record<string, unknown> {
  return { ...buildPreset(preset), designated_version: designatedVersion(preset) ?? null };
}

function buildPreset(preset: StoredPreset): Record<string, unknown> {
  const version = designatedVersion(preset);
  return {
    id: preset.id,
    slug: preset.slug,
    name: preset.slug,
    description: null,
    status: 'active',
    status_updated_at: null,
    designated_version_id: version?.id ?? null,
    workspace_id: preset.workspaceId,
    creator_user_id: preset.creatorUserId,
    created_at: preset.createdAt,
    updated_at: version?.updated_at ?? preset.createdAt,
  };
}
