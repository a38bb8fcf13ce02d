import type * as official from '@openrouter/sdk/models';
import type * as operations from '@openrouter/sdk/models/operations';
import { expectTypeOf, it } from 'vitest';
import type { Spell } from '../../test/spelling.ts';
import type { OpenRouterClient as Client } from '../index.ts';

/** What a value is in JSON. The official SDK makes dates of times. */
type Kind<Value> = Value extends undefined
  ? never
  : Value extends null
    ? 'null'
    : Value extends string | Date
      ? 'string'
      : Value extends number
        ? 'number'
        : Value extends boolean
          ? 'boolean'
          : Value extends readonly unknown[]
            ? 'array'
            : 'object';

type Item<Value> = Value extends readonly (infer One)[] ? One : never;
type Fields<Value> = Value extends string | number | boolean | Date | readonly unknown[] | null | undefined
  ? never
  : Value;
type Spelt<Type> = { [Name in keyof Type as string extends Name ? never : Spell<Name>]: Type[Name] };
type FieldOf<Type, Name> = Type extends unknown
  ? Name extends keyof Spelt<Type>
    ? Spelt<Type>[Name]
    : string extends keyof Type
      ? unknown
      : undefined
  : never;

/** Paths to the kinds of value (null, for example) that the official type knows, and ours says do not come. */
type Surprise<Official, Ours, Path extends string = ''> = unknown extends Official
  ? never
  : unknown extends Ours
    ? never
    :
        | `${Path}: ${Exclude<Kind<Official>, Kind<Ours>>}`
        | ([Item<Official>] extends [never] ? never : Surprise<Item<Official>, Item<Ours>, `${Path}[]`>)
        | (Fields<Official> extends infer One extends object ? SurpriseInFields<One, Fields<Ours>, Path> : never);
type SurpriseInFields<Official, Ours, Path extends string> = {
  [Name in keyof Official & string]: string extends Name
    ? never
    : Surprise<Official[Name], FieldOf<Ours, Spell<Name>>, `${Path}.${Name}`>;
}[keyof Official & string];

/** What an operation of ours answers. */
type Answer<Call> = Call extends (...inputs: never[]) => Promise<infer Told> ? Told : never;

it('gives answers no kind of value that their types deny', () => {
  expectTypeOf<Surprise<official.ModelsListResponse, Answer<Client['models']['list']>>>().toEqualTypeOf<never>();
  expectTypeOf<
    Surprise<operations.ListEndpointsResponse, Answer<Client['models']['endpoints']>>
  >().toEqualTypeOf<never>();
  expectTypeOf<
    Surprise<operations.ListEndpointsZdrResponse, Answer<Client['endpoints']['zdr']>>
  >().toEqualTypeOf<never>();
  expectTypeOf<
    Surprise<operations.ListProvidersResponse, Answer<Client['providers']['list']>>
  >().toEqualTypeOf<never>();
  expectTypeOf<Surprise<operations.GetCurrentKeyResponse, Answer<Client['key']['get']>>>().toEqualTypeOf<never>();
  expectTypeOf<Surprise<operations.GetCreditsResponse, Answer<Client['credits']['get']>>>().toEqualTypeOf<never>();
  expectTypeOf<Surprise<official.GenerationResponse, Answer<Client['generations']['get']>>>().toEqualTypeOf<never>();
  expectTypeOf<
    Surprise<official.GenerationContentResponse, Answer<Client['generations']['content']>>
  >().toEqualTypeOf<never>();
  expectTypeOf<Surprise<operations.GetKeyResponse, Answer<Client['keys']['get']>>>().toEqualTypeOf<never>();
  expectTypeOf<Surprise<operations.CreateKeysResponse, Answer<Client['keys']['create']>>>().toEqualTypeOf<never>();
  expectTypeOf<Surprise<official.GetBYOKKeyResponse, Answer<Client['byok']['get']>>>().toEqualTypeOf<never>();
  expectTypeOf<Surprise<official.GetGuardrailResponse, Answer<Client['guardrails']['get']>>>().toEqualTypeOf<never>();
  expectTypeOf<Surprise<official.GetWorkspaceResponse, Answer<Client['workspaces']['get']>>>().toEqualTypeOf<never>();
  expectTypeOf<
    Surprise<official.ListWorkspaceMembersResponse, Answer<Client['workspaces']['members']['list']>>
  >().toEqualTypeOf<never>();
  type Budgets = Client['workspaces']['budgets'];
  expectTypeOf<Surprise<official.ListWorkspaceBudgetsResponse, Answer<Budgets['list']>>>().toEqualTypeOf<never>();
  expectTypeOf<Surprise<official.GetWorkspaceBudgetResponse, Answer<Budgets['get']>>>().toEqualTypeOf<never>();
  expectTypeOf<Surprise<official.UpsertWorkspaceBudgetResponse, Answer<Budgets['set']>>>().toEqualTypeOf<never>();
  expectTypeOf<
    Surprise<operations.ListOrganizationMembersResponseBody, Answer<Client['organization']['members']>>
  >().toEqualTypeOf<never>();
  expectTypeOf<Surprise<official.ListScimGroupsResponse, Answer<Client['scim']['groups']>>>().toEqualTypeOf<never>();
  expectTypeOf<
    Surprise<official.ListObservabilityDestinationsResponse, Answer<Client['observability']['list']>>
  >().toEqualTypeOf<never>();
  type Presets = Client['presets'];
  expectTypeOf<Surprise<official.GetPresetResponse, Answer<Presets['get']>>>().toEqualTypeOf<never>();
  expectTypeOf<Surprise<official.ListPresetVersionsResponse, Answer<Presets['versions']>>>().toEqualTypeOf<never>();
  expectTypeOf<Surprise<official.GetPresetVersionResponse, Answer<Presets['version']>>>().toEqualTypeOf<never>();
  expectTypeOf<Surprise<official.ActivityResponse, Answer<Client['activity']['list']>>>().toEqualTypeOf<never>();
  expectTypeOf<
    Surprise<operations.GetAnalyticsMetaResponse, Answer<Client['analytics']['meta']>>
  >().toEqualTypeOf<never>();
  expectTypeOf<
    Surprise<operations.QueryAnalyticsResponse, Answer<Client['analytics']['query']>>
  >().toEqualTypeOf<never>();
  expectTypeOf<
    Surprise<official.AppRankingsResponse, Answer<Client['datasets']['appRankings']>>
  >().toEqualTypeOf<never>();
  expectTypeOf<Surprise<official.VideoGenerationResponse, Answer<Client['videos']['get']>>>().toEqualTypeOf<never>();
  expectTypeOf<Surprise<official.STTResponse, Answer<Client['transcriptions']['create']>>>().toEqualTypeOf<never>();
  expectTypeOf<
    Surprise<operations.CreateEmbeddingsResponseBody, Answer<Client['embeddings']['create']>>
  >().toEqualTypeOf<never>();
  expectTypeOf<
    Surprise<operations.CreateRerankResponseBody, Answer<Client['rerank']['create']>>
  >().toEqualTypeOf<never>();
  expectTypeOf<Surprise<official.ChatResult, Answer<Client['chat']['send']>>>().toEqualTypeOf<never>();
  expectTypeOf<Surprise<official.OpenResponsesResult, Answer<Client['responses']['send']>>>().toEqualTypeOf<never>();
  expectTypeOf<Surprise<official.ImageModelsListResponse, Answer<Client['images']['models']>>>().toEqualTypeOf<never>();
});

it('finds what is denied', () => {
  type Found = Surprise<
    { aList: ({ some: number } | null)[]; isIt?: boolean; more?: string | null },
    { a_list: { some: string }[]; more?: string }
  >;
  expectTypeOf<Found>().toEqualTypeOf<'.aList[]: null' | '.aList[].some: number' | '.isIt: boolean' | '.more: null'>();
});
