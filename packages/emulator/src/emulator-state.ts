import type { CatalogueModel } from './catalogue/catalogue-model.ts';
import { DEFAULT_MODELS } from './catalogue/default-models.ts';
import { completeModels } from './catalogue/catalogue-rule.ts';
import { createIssuedReasoning, type IssuedReasoning } from './chat/reasoning/issued-reasoning.ts';
import { createPromptCache, type PromptCache } from './chat/usage/prompt-cache.ts';
import { createRandom, type Random } from './deterministic/random.ts';
import type { EmulatorOptions } from './emulator-options.ts';
import { createFaultPlan, type FaultPlan } from './faults/fault-plan.ts';
import { createFileStore, type FileStore } from './files/file-store.ts';
import { createContentStore, type ContentStore } from './generation/generation-content.ts';
import { createGenerationStore, type GenerationStore } from './generation/generation-store.ts';
import { createKeyStore, type KeyStore } from './keys/key-store.ts';
import { createManagement, type ManagementState } from './management/management-state.ts';
import { createLedger, type Ledger } from './money/ledger.ts';
import { createStickyRoutes, type StickyRoutes } from './provider-routing/sticky-routes.ts';
import { checkUpstreams } from './provider-routing/check-upstreams.ts';
import type { Upstreams } from './provider-routing/upstream-condition.ts';
import type { RecordedRequest } from './requests/recorded-request.ts';
import { createResponseCache, type ResponseCache } from './response-cache/response-cache.ts';
import { createScriptQueue, type ScriptQueue } from './script/script.ts';
import type { AuthCode } from './oauth/auth-codes.ts';
import type { StoredPreset } from './presets/preset-store.ts';
import { createVideoJobs, type VideoJobs } from './videos/video-jobs.ts';

/** What one emulator knows and remembers. */
export interface EmulatorState {
  readonly options: EmulatorOptions;
  readonly clock: () => number;
  readonly random: Random;
  /** Numbers requests from 0. */
  readonly nextRequest: () => number;
  readonly models: readonly CatalogueModel[];
  readonly keys: KeyStore;
  readonly generations: GenerationStore;
  readonly contents: ContentStore;
  readonly ledger: Ledger;
  readonly promptCache: PromptCache;
  readonly responseCache: ResponseCache;
  readonly issuedReasoning: IssuedReasoning;
  readonly videoJobs: VideoJobs;
  readonly files: FileStore;
  readonly script: ScriptQueue;
  /** Requests whose answers a step of the script lets go wrong. */
  readonly faultedRequests: WeakSet<RecordedRequest>;
  readonly faults: FaultPlan;
  readonly stickyRoutes: StickyRoutes;
  /** How upstreams fare; tests change it while they run. */
  readonly upstreams: Upstreams;
  /** When requests for free models came in today. */
  readonly freeRequests: number[];
  /** Requests for public data sets today. */
  readonly datasetRequests: { at: number; account: string }[];
  /** Codes that keys can be had for. */
  readonly authCodes: Map<string, AuthCode>;
  /** By slug, in the order of their last change. */
  readonly presets: Map<string, StoredPreset>;
  readonly management: ManagementState;
}

/** The state of a new emulator. */
export function createState(options: EmulatorOptions): EmulatorState {
  const models = options.models ? completeModels(options.models) : DEFAULT_MODELS;
  const clock = options.clock ?? (() => Date.now());
  const keys = createKeyStore(options.keys, clock);
  const ledger = createLedger();
  const script = createScriptQueue();
  if (options.script !== undefined) script.add(options.script);
  let requests = 0;
  return {
    options,
    clock,
    nextRequest: () => requests++,
    random: options.random ?? (options.seed === undefined ? () => Math.random() : createRandom(options.seed)),
    models,
    keys,
    generations: createGenerationStore((generation) => ledger.charge(generation, keys.byAccount(generation.account))),
    contents: createContentStore(),
    ledger,
    promptCache: createPromptCache(clock),
    responseCache: createResponseCache(clock),
    issuedReasoning: createIssuedReasoning(),
    videoJobs: createVideoJobs(),
    files: createFileStore(),
    script,
    faultedRequests: new WeakSet(),
    faults: createFaultPlan(options.faults),
    stickyRoutes: createStickyRoutes(clock),
    upstreams: checkUpstreams(options.upstreams ?? {}, models),
    freeRequests: [],
    datasetRequests: [],
    authCodes: new Map(),
    presets: new Map(),
    management: createManagement(),
  };
}
