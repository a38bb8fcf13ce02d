import { describe, expect, it } from 'vitest';
import { answering, collect, only, sse } from '../../test/answers.ts';
import { answeringJSON, failureOf } from '../../test/json-answers.ts';
import { generateCompletion, streamCompletion } from '../index.ts';
import type { CompletionRequest } from '../index.ts';

const request: CompletionRequest = { model: 'maker/old', prompt: 'Once upon' };
const usage = { prompt_tokens: 2, completion_tokens: 3, total_tokens: 5, cost: 0.1 };

describe('a legacy completion', () => {
  it('is read whole by the machine that reads chat', async () => {
    const { transport, sent } = answeringJSON({
      id: 'gen-1',
      object: 'text_completion',
      model: 'old',
      choices: [{ text: ' a time', index: 0, logprobs: null, finish_reason: 'stop', reasoning: 'Hm' }],
      usage,
    });
    const answer = await generateCompletion(transport, {
      ...request,
      options: { suffix: '.', max_tokens: 5, best_of: 2 },
    });
    expect(only(answer.events, 'text-end').text).toBe(' a time');
    expect(only(answer.events, 'reasoning-end').text).toBe('Hm');
    expect(answer.finish).toMatchObject({ reason: 'stop', usage: { cost: { total: 0.1 } } });
    expect(sent[0]).toMatchObject({ url: 'https://openrouter.ai/api/v1/completions' });
    expect(JSON.stringify(sent[0]?.body)).toBe(
      '{"model":"maker/old","prompt":"Once upon","max_tokens":5,"best_of":2,"suffix":"."}',
    );
  });

  it('streams', async () => {
    const chunks = [
      { id: 'gen-1', choices: [{ text: ' a', index: 0, finish_reason: null }] },
      { id: 'gen-1', choices: [{ text: ' time', index: 0, finish_reason: 'length' }] },
      { id: 'gen-1', choices: [{ text: '', index: 0, finish_reason: 'length' }], usage },
    ];
    const stream = await streamCompletion(answering(sse(chunks)), request);
    expect(stream.request.body).toEqual({ model: 'maker/old', prompt: 'Once upon', stream: true });
    const events = await collect(stream);
    expect(only(events, 'text-end').text).toBe(' a time');
    expect(only(events, 'finish')).toMatchObject({ reason: 'length', usage: { totalTokens: 5 } });
  });

  it('has its log probabilities as a chat has them', async () => {
    const logprobs = {
      tokens: ['Once', ' a', ' time'],
      token_logprobs: [null, -0.5, -0.25],
      top_logprobs: [null, { ' a': -0.5, ' the': -1 }, null],
      text_offset: [0, 4, 6],
    };
    const body = { id: 'gen-1', choices: [{ text: ' a time', index: 0, logprobs, finish_reason: 'stop' }], usage };
    const { transport } = answeringJSON(body);
    const answer = await generateCompletion(transport, { ...request, options: { logprobs: 2, echo: true } });
    const streamed = only(await collect(await streamCompletion(answering(sse([body])), request)), 'finish');
    for (const { logprobs: read } of [answer.finish, streamed]) {
      expect(read).toEqual([
        {
          token: ' a',
          logprob: -0.5,
          top_logprobs: [
            { token: ' a', logprob: -0.5 },
            { token: ' the', logprob: -1 },
          ],
        },
        { token: ' time', logprob: -0.25 },
      ]);
    }
  });

  it('that breaks off is an error', async () => {
    const body = sse([{ id: 'gen-1', choices: [{ text: ' a', index: 0 }] }], '');
    const events = await collect(await streamCompletion(answering(body), request));
    expect(only(events, 'error').error.kind).toBe('interrupted');
  });

  it('takes four stop sequences and warns of the rest', async () => {
    const { transport, sent } = answeringJSON({ choices: [{ text: '!', finish_reason: 'stop' }] });
    const stop = ['1', '2', '3', '4', '5'];
    const { warnings } = await generateCompletion(transport, { ...request, options: { stop } });
    expect(sent[0]?.body).toMatchObject({ stop: ['1', '2', '3', '4'] });
    expect(warnings).toEqual([
      { option: 'stop', message: expect.stringContaining('the others are not sent') as string },
    ]);
  });

  it('refuses an extra `stream`, whose events it would pay for and not read', async () => {
    const { transport, sent } = answeringJSON({});
    const error = await failureOf(generateCompletion(transport, { ...request, extra: { stream: true } }));
    expect(error).toMatchObject({ kind: 'configuration', setting: 'stream' });
    expect(sent).toEqual([]);
  });

  it('sends extra fields whatever objects have under their names', async () => {
    const { transport, sent } = answeringJSON({ choices: [{ text: '!', finish_reason: 'stop' }] });
    await generateCompletion(transport, { ...request, extra: { constructor: 'x', toString: 'y' } });
    expect(sent[0]?.body).toMatchObject({ constructor: 'x', toString: 'y' });
  });
});
