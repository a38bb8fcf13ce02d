import type { CallOptions } from '../http/call-options.ts';
import { createTransport } from '../http/transport.ts';
import type { Transport, TransportRequest } from '../http/transport.ts';
import type { TransportOptions } from '../http/transport-options.ts';
import { callEndpoint } from './call-endpoint.ts';
import { createCredits, createKey } from './resources/account.ts';
import { createFiles } from './resources/files.ts';
import { createGenerations } from './resources/generations.ts';
import { createInference, createMediaOperations } from './resources/inference.ts';
import { createImages, createSpeech, createVideos } from './resources/media.ts';
import {
  createKeys,
  createObservability,
  createOrganization,
  createScim,
  createUpstreamKeys,
} from './resources/management/administration.ts';
import { createActivity, createAnalytics, createDatasets } from './resources/management/analytics.ts';
import { createGuardrails } from './resources/management/guardrails.ts';
import { createWorkspaces } from './resources/management/workspaces.ts';
import { createEndpoints, createModels, createProviders } from './resources/models.ts';
import { createOAuth } from './resources/oauth.ts';
import { createPresets } from './resources/presets.ts';
import { createPrivateModels } from './resources/private-models.ts';

/** OpenRouter's API: one resource a noun, one verb an operation. Answers are what travels, in snake_case, with every field. */
export type OpenRouterClient = ReturnType<typeof createOpenRouterClient>;

/**
 * Creates a client for the operations of OpenRouter's API.
 *
 * @throws {OpenRouterConfigurationError} for a malformed base URL; a missing key is reported by the first call that needs it
 * @example
 * const client = createOpenRouterClient({ apiKey: 'sk-or-…' });
 * const { data } = await client.models.list({ supported_parameters: 'tools', sort: 'pricing-low-to-high' });
 */
export function createOpenRouterClient(options: TransportOptions = {}) {
  const transport: Transport = createTransport(options);
  return {
    ...createInference(transport),
    ...createMediaOperations(transport),
    speech: createSpeech(transport),
    images: createImages(transport),
    videos: createVideos(transport),
    files: createFiles(transport),
    presets: createPresets(transport),
    oauth: createOAuth(transport),
    models: createModels(transport),
    endpoints: createEndpoints(transport),
    privateModels: createPrivateModels(transport),
    providers: createProviders(transport),
    key: createKey(transport),
    credits: createCredits(transport),
    generations: createGenerations(transport),
    keys: createKeys(transport),
    byok: createUpstreamKeys(transport),
    guardrails: createGuardrails(transport),
    workspaces: createWorkspaces(transport),
    organization: createOrganization(transport),
    scim: createScim(transport),
    observability: createObservability(transport),
    activity: createActivity(transport),
    analytics: createAnalytics(transport),
    ...createDatasets(transport),

    /**
     * Calls what has no verb here yet.
     *
     * @param path relative to the base URL, from its first slash, a query included: `/models?limit=5`
     * @throws {OpenRouterConfigurationError} before the key is looked for, for a path that leads anywhere else
     */
    request: <Answer = unknown>(
      method: TransportRequest['method'],
      path: string,
      body?: unknown,
      { key = 'api', ...rest }: CallOptions & { key?: TransportRequest['key'] } = {},
    ): Promise<Answer> =>
      callEndpoint<Answer>(transport, { method, path, key }, body === undefined ? {} : { body }, rest),
  };
}
