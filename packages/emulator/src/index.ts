export type {
  CatalogueModel,
  EndpointFacts,
  ImageAbilities,
  ImageParameter,
  ImagePrice,
  ModelBenchmarks,
  ModelEmulation,
  ModelPricing,
  PricingOverride,
  ModelReasoning,
  VideoAbilities,
} from './catalogue/catalogue-model.ts';
export { DEFAULT_MODELS as defaultModels } from './catalogue/default-models.ts';
export { createEmulator, type Emulator } from './create-emulator.ts';
export type { EmulatorOptions, UsageChunkShape } from './emulator-options.ts';
export type { Faults, PlannedFault } from './faults/planned-fault.ts';
export type { CutPoint, Fault, FaultError, RateLimitFault, ToolCallFault } from './faults/fault.ts';
export type { JsonObject, JsonValue } from './json/json-value.ts';
export type { EmulatorKey } from './keys/emulator-key.ts';
export type { KeyKind } from './keys/key-kind.ts';
export type { LedgerEntry } from './money/ledger.ts';
export type { ApiType } from './generation/generation-store.ts';
export { listen, type ListenOptions, type RunningEmulator } from './node/listen.ts';
export type { UpstreamCondition, Upstreams } from './provider-routing/upstream-condition.ts';
export { record, type Recorder, type RecordOptions } from './recordings/record.ts';
export type { Recording } from './recordings/recording.ts';
export { loadRecordings } from './recordings/recording-files.ts';
export { replay, type Replayer, type ReplayOptions } from './recordings/replay.ts';
export type { RecordedRequest } from './requests/recorded-request.ts';
export type { RequestLog } from './requests/request-log.ts';
export type { RequestMatch } from './requests/request-match.ts';
export type {
  CallStep,
  CompletionStep,
  DecisionsStep,
  EmbeddingsStep,
  ImagesStep,
  OtherKindStep,
  RerankStep,
  ScriptCallMatch,
  ScriptedCounts,
  SpeechStep,
  TranscriptionStep,
  VideosStep,
} from './script/other-steps.ts';
export type {
  ChatStep,
  Script,
  ScriptedCall,
  ScriptedUsage,
  ScriptHandle,
  ScriptMatch,
  ScriptStep,
} from './script/script-step.ts';
export type { FinishReason } from './catalogue/model-family.ts';
export type { VideoBehaviour, WebhookOptions } from './videos/video-behaviour.ts';
export type { JobStatus, VideoJobRecord } from './videos/video-job.ts';
