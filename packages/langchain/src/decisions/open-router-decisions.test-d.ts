import type { BaseDecisionModel, ChoiceAnswer, NoulAnswer, ScoreAnswer } from '@langchain/core/decisions';
import type { UsageMetadata } from '@langchain/core/messages';
import type { Runnable } from '@langchain/core/runnables';
import { RunnableLambda } from '@langchain/core/runnables';
import { describe, expectTypeOf, it } from 'vitest';

import { OpenRouterDecisions } from '../decisions.ts';
import type { OpenRouterDecisionsInput, OpenRouterDecisionsOutput } from '../decisions.ts';

const model = new OpenRouterDecisions({ model: 'typesafe-ai/jev' });
const ask = () =>
  model.invoke({
    state: 'Hello',
    questions: {
      urgent: { type: 'noul', instructions: 'Is it urgent?' },
      topic: { type: 'choice', instructions: 'What is it about?', criteria: { billing: 'Money', other: null } },
      tone: { type: 'score', instructions: 'How friendly?', criteria: ['rude', 'kind'] },
    },
  });

describe('OpenRouterDecisions', () => {
  it('is a decision model of LangChain’s, and a runnable', () => {
    expectTypeOf(model).toExtend<BaseDecisionModel>();
    expectTypeOf(model).toExtend<Runnable>();
  });

  it('answers by what was asked', () => {
    type Answered = Awaited<ReturnType<typeof ask>>;
    expectTypeOf<Answered['answers']['urgent']>().toEqualTypeOf<NoulAnswer>();
    expectTypeOf<Answered['answers']['topic']>().toEqualTypeOf<ChoiceAnswer<'billing' | 'other'>>();
    expectTypeOf<Answered['answers']['tone']>().toEqualTypeOf<ScoreAnswer>();
    expectTypeOf<keyof Answered['nouls']>().toEqualTypeOf<'urgent'>();
    expectTypeOf<Answered['choices']['topic']['choice']>().toEqualTypeOf<'billing' | 'other'>();
    expectTypeOf<Answered['scores']['tone']['legend']>().toExtend<Record<string, unknown>>();
    // @ts-expect-error -- nobody asked
    expectTypeOf<Answered['answers']['nobody']>();
  });

  it('tells tokens and cost beside the answers', () => {
    type Answered = Awaited<ReturnType<typeof ask>>;
    expectTypeOf<Answered['cost']>().toEqualTypeOf<number | undefined>();
    expectTypeOf<Answered['response_metadata']['total_cost']>().toEqualTypeOf<number | undefined>();
    expectTypeOf<Answered['requestId']>().toEqualTypeOf<string | undefined>();
    expectTypeOf<Answered['usage_metadata']>().toEqualTypeOf<UsageMetadata | undefined>();
    expectTypeOf<OpenRouterDecisionsOutput['generationId']>().toEqualTypeOf<Answered['generationId']>();
  });

  it('stands in chains, and takes headers and callbacks of a call', () => {
    const chain = RunnableLambda.from((mail: string) => ({
      state: mail,
      questions: { spam: { type: 'noul' as const, instructions: 'Is it spam?' } },
    })).pipe(model);
    expectTypeOf(chain.invoke).parameter(0).toEqualTypeOf<string>();
    type Options = NonNullable<Parameters<typeof model.invoke>[1]>;
    expectTypeOf<{ headers: { 'x-a': string }; timeout: number }>().toExtend<Options>();
  });

  it('knows its fields', () => {
    const fields = { model: 'a/b', alphaBaseURL: 'https://a.example/alpha', trace: { trace_id: 't' }, sessionId: 's' };
    expectTypeOf(fields).toExtend<OpenRouterDecisionsInput>();
    // @ts-expect-error -- a model is needed
    expectTypeOf<{ user: string }>().toExtend<OpenRouterDecisionsInput>();
    // @ts-expect-error -- a user is a text
    expectTypeOf<{ model: string; user: number }>().toExtend<OpenRouterDecisionsInput>();
  });
});
