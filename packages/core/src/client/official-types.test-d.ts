import type * as official from '@openrouter/sdk/models';
import type * as operations from '@openrouter/sdk/models/operations';
import { expectTypeOf, it } from 'vitest';
import type { Names } from '../../test/spelling.ts';
import type * as ours from '../index.ts';

/** What the official type declares and ours does not. */
type Missing<Official, Ours> = Exclude<Names<Official>, Names<Ours>>;

it('gives answers every name that the official SDK gives them', () => {
  expectTypeOf<Missing<official.Model, ours.Model>>().toEqualTypeOf<never>();
  expectTypeOf<Missing<official.PublicEndpoint, ours.ModelEndpoint>>().toEqualTypeOf<never>();
  expectTypeOf<Missing<operations.ListProvidersData, ours.ProviderInfo>>().toEqualTypeOf<never>();
  expectTypeOf<Missing<operations.GetCurrentKeyData, ours.KeyInfo>>().toEqualTypeOf<never>();
  expectTypeOf<Missing<operations.GetCreditsData, ours.Credits>>().toEqualTypeOf<never>();
  expectTypeOf<Missing<official.GenerationResponseData, ours.Generation>>().toEqualTypeOf<never>();
  expectTypeOf<Missing<operations.GetKeyData, ours.APIKey>>().toEqualTypeOf<never>();
  expectTypeOf<Missing<official.BYOKKey, ours.UpstreamKey>>().toEqualTypeOf<never>();
  expectTypeOf<Missing<official.Guardrail, ours.Guardrail>>().toEqualTypeOf<never>();
  expectTypeOf<Missing<official.KeyAssignment, ours.GuardrailAssignment>>().toEqualTypeOf<never>();
  expectTypeOf<Missing<official.MemberAssignment, ours.GuardrailAssignment>>().toEqualTypeOf<never>();
  expectTypeOf<Missing<official.Workspace, ours.Workspace>>().toEqualTypeOf<never>();
  expectTypeOf<Missing<official.WorkspaceBudget, ours.WorkspaceBudget>>().toEqualTypeOf<never>();
  expectTypeOf<Missing<official.WorkspaceMember, ours.Member>>().toEqualTypeOf<never>();
  expectTypeOf<Missing<operations.ListOrganizationMembersData, ours.Member>>().toEqualTypeOf<never>();
  expectTypeOf<Missing<official.ScimGroup, ours.ScimGroup>>().toEqualTypeOf<never>();
  expectTypeOf<Missing<official.ScimGroupMapping, ours.ScimGroupMapping>>().toEqualTypeOf<never>();
  expectTypeOf<
    Missing<official.ObservabilityWebhookDestination, ours.ObservabilityDestination>
  >().toEqualTypeOf<never>();
  expectTypeOf<Missing<official.Preset, ours.Preset>>().toEqualTypeOf<never>();
  expectTypeOf<Missing<official.PresetDesignatedVersion, ours.PresetVersion>>().toEqualTypeOf<never>();
  expectTypeOf<Missing<official.ActivityItem, ours.ActivityRow>>().toEqualTypeOf<never>();
  expectTypeOf<Missing<official.AppRankingsItem, ours.AppRanking>>().toEqualTypeOf<never>();
  expectTypeOf<Missing<official.RankingsDailyItem, ours.DailyRanking>>().toEqualTypeOf<never>();
  expectTypeOf<Missing<official.SessionCostItem, ours.SessionCost>>().toEqualTypeOf<never>();
  expectTypeOf<Missing<official.TaskClassificationItem, ours.TaskClassification>>().toEqualTypeOf<never>();
  expectTypeOf<Missing<official.VideoModel, ours.VideoModelInfo>>().toEqualTypeOf<never>();
  expectTypeOf<Missing<official.ImageModelListItem, ours.ImageModelInfo>>().toEqualTypeOf<never>();
  expectTypeOf<Missing<official.ImageEndpoint, ours.ImageEndpoint>>().toEqualTypeOf<never>();
  expectTypeOf<Missing<official.VideoGenerationResponse, ours.MediaAnswers['video']>>().toEqualTypeOf<never>();
  expectTypeOf<Missing<official.OpenRouterFile, ours.WireFile>>().toEqualTypeOf<never>();
  expectTypeOf<Missing<operations.CreateEmbeddingsResponseBody, ours.EmbeddingsResult>>().toEqualTypeOf<never>();
  expectTypeOf<Missing<operations.CreateRerankResponseBody, ours.RerankResult>>().toEqualTypeOf<never>();
  expectTypeOf<Missing<official.STTResponse, ours.TranscriptionResult>>().toEqualTypeOf<never>();
  expectTypeOf<Missing<official.ChatResult, ours.ChatChunk>>().toEqualTypeOf<never>();
  // The answer repeats its request.
  type Whole = ours.ResponsesResult & ours.ResponsesBody;
  expectTypeOf<Missing<official.OpenResponsesResult, Whole>>().toEqualTypeOf<'background' | 'previousresponseid'>();
});

it('gives requests every name that the official SDK gives them', () => {
  expectTypeOf<Missing<official.MessagesRequest, ours.MessagesBody>>().toEqualTypeOf<never>();
  expectTypeOf<Missing<official.ImageGenerationRequest, ours.ImageBody>>().toEqualTypeOf<never>();
  expectTypeOf<Missing<official.VideoGenerationRequest, ours.VideoBody>>().toEqualTypeOf<never>();
  expectTypeOf<Missing<official.SpeechRequest, ours.SpeechBody>>().toEqualTypeOf<never>();
  expectTypeOf<Missing<official.STTRequest, ours.TranscriptionBody>>().toEqualTypeOf<never>();
  expectTypeOf<Missing<operations.CreateEmbeddingsRequestBody, ours.EmbeddingsBody>>().toEqualTypeOf<never>();
  expectTypeOf<Missing<operations.CreateRerankRequestBody, ours.RerankBody>>().toEqualTypeOf<never>();
  expectTypeOf<Missing<operations.CreateKeysRequestBody, ours.APIKeyCreation>>().toEqualTypeOf<never>();
  expectTypeOf<Missing<operations.UpdateKeysRequestBody, ours.APIKeyUpdate>>().toEqualTypeOf<never>();
  expectTypeOf<Missing<official.CreateBYOKKeyRequest, ours.UpstreamKeyCreation>>().toEqualTypeOf<never>();
  expectTypeOf<Missing<official.UpdateBYOKKeyRequest, ours.UpstreamKeyUpdate>>().toEqualTypeOf<never>();
  expectTypeOf<Missing<official.CreateGuardrailRequest, ours.GuardrailCreation>>().toEqualTypeOf<never>();
  expectTypeOf<Missing<official.UpdateGuardrailRequest, ours.GuardrailUpdate>>().toEqualTypeOf<never>();
  expectTypeOf<Missing<official.CreateWorkspaceRequest, ours.WorkspaceCreation>>().toEqualTypeOf<never>();
  expectTypeOf<Missing<official.UpdateWorkspaceRequest, ours.WorkspaceUpdate>>().toEqualTypeOf<never>();
  expectTypeOf<Missing<official.UpsertWorkspaceBudgetRequest, ours.BudgetBody>>().toEqualTypeOf<never>();
  expectTypeOf<
    Missing<official.CreateObservabilityDestinationRequest, ours.ObservabilityDestinationCreation>
  >().toEqualTypeOf<never>();
  expectTypeOf<
    Missing<official.UpdateObservabilityDestinationRequest, ours.ObservabilityDestinationUpdate>
  >().toEqualTypeOf<never>();
  expectTypeOf<Missing<operations.QueryAnalyticsRequestBody, ours.AnalyticsQuery>>().toEqualTypeOf<never>();
  expectTypeOf<Missing<operations.CreateAuthKeysCodeRequestBody, ours.AuthorizationCodeBody>>().toEqualTypeOf<never>();
  expectTypeOf<
    Missing<operations.ExchangeAuthCodeForAPIKeyRequestBody, ours.CodeExchangeBody>
  >().toEqualTypeOf<never>();
  expectTypeOf<Missing<official.SubmitGenerationFeedbackRequest, ours.GenerationFeedback>>().toEqualTypeOf<never>();
  // Nothing is stored at OpenRouter, so that nothing can be referred to: these are refused.
  expectTypeOf<Missing<official.ResponsesRequest, ours.ResponsesBody>>().toEqualTypeOf<
    'background' | 'previousresponseid'
  >();
  // Without effect, and deprecated.
  expectTypeOf<Missing<official.ChatRequest, ours.ChatRequestBody>>().toEqualTypeOf<'streamoptions'>();
});

it('finds what is missing', () => {
  expectTypeOf<
    Missing<{ isByok: true; other: 1 }, { is_byok: true; [more: string]: unknown }>
  >().toEqualTypeOf<'other'>();
});
