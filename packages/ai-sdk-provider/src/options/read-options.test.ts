import { describe, expect, it } from 'vitest';

import { answering, jsonAnswer, rejectionOf } from '../../test/answering.ts';

const vector = () =>
  jsonAnswer({ object: 'list', model: 'a/b', data: [{ object: 'embedding', index: 0, embedding: [1] }] });

describe('options of models of other kinds', () => {
  it('that are not known are sent as they are, key and value', async () => {
    const { openrouter, asked } = answering(vector);
    const { warnings } = await openrouter.embeddingModel('a/b').doEmbed({
      values: ['Hi'],
      providerOptions: { openrouter: { noveltyThing: { inThere: 1 } } },
    });
    expect(asked[0]?.body).toMatchObject({ noveltyThing: { inThere: 1 } });
    expect(warnings).toMatchObject([{ message: expect.stringContaining('noveltyThing') }]);
  });

  it('whose extraBody is no object are an error before the request', async () => {
    const { openrouter, asked } = answering(vector);
    const model = openrouter.embeddingModel('a/b');
    const call = { values: ['Hi'], providerOptions: { openrouter: { extraBody: 'x' } } };
    expect(String(await rejectionOf(model.doEmbed(call)))).toContain('providerOptions.openrouter.extraBody');
    expect(asked).toEqual([]);
  });
});
