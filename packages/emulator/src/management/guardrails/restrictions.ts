import type { CatalogueModel } from '../../catalogue/catalogue-model.ts';
import { endpointsOf, type ModelEndpoint } from '../../catalogue/model-endpoints.ts';
import type { EmulatorState } from '../../emulator-state.ts';
import type { KeyRecord } from '../../keys/key-record.ts';
import type { Entry } from '../collection.ts';
import { appliedGuardrails } from './applied-guardrails.ts';

/** Whether an endpoint of a model may answer. */
export type EndpointTest = (endpoint: ModelEndpoint, model: CatalogueModel) => boolean;

/** What the guardrails of a key allow; an endpoint has to pass all of them. */
export function restrictionsOf(key: KeyRecord | undefined, state: EmulatorState): EndpointTest {
  const guardrails = key ? appliedGuardrails(key, state).map(({ guardrail }) => guardrail) : [];
  return (endpoint, model) => guardrails.every((guardrail) => allows(guardrail, endpoint, model));
}

/** Whether any endpoint of a model is allowed. */
export function isReachable(model: CatalogueModel, isAllowed: EndpointTest): boolean {
  return endpointsOf(model).some((endpoint) => isAllowed(endpoint, model));
}

function allows(guardrail: Entry, endpoint: ModelEndpoint, model: CatalogueModel): boolean {
  const isModel = (name: string): boolean => name === model.canonical_slug || name === model.id;
  const isProvider = (name: string): boolean =>
    [endpoint.providerSlug, endpoint.providerName].some((own) => own.toLowerCase() === name.toLowerCase());
  const { allowed_models: models, ignored_models: noModels } = guardrail;
  const { allowed_providers: providers, ignored_providers: noProviders } = guardrail;
  if (!(namesOf(models)?.some(isModel) ?? true) || namesOf(noModels)?.some(isModel) === true) return false;
  if (!(namesOf(providers)?.some(isProvider) ?? true) || namesOf(noProviders)?.some(isProvider) === true) return false;
  if (guardrail[`enforce_zdr_${authorOf(model)}`] === true && !endpoint.zdr) return false;
  const training = model.id.endsWith(':free') ? 'enable_free_model_training' : 'enable_paid_model_training';
  return guardrail[training] !== false || !endpoint.trains;
}

/** A list of names; undefined where it says nothing. */
function namesOf(value: unknown): string[] | undefined {
  return Array.isArray(value) ? value.map(String) : undefined;
}

const AUTHORS = new Map([
  ['anthropic', 'anthropic'],
  ['google', 'google'],
  ['openai', 'openai'],
  ['x-ai', 'xai'],
]);

function authorOf({ id }: CatalogueModel): string {
  return AUTHORS.get(id.split('/')[0] ?? '') ?? 'other';
}
