import { describe, expect, it } from 'vitest';

import { ChatOpenRouter } from '../index.ts';
import { fieldNames, optionFields } from './option-names.ts';

describe('every option of the API', () => {
  it.each([...fieldNames])('is the field and the call option %s: %s', (field, wire) => {
    const kwargs = { [wire]: 'extra' };
    const params = (fields: object, call: object = {}) =>
      new ChatOpenRouter({ model: 'maker/model', ...fields }).invocationParams(call)[wire];
    expect(params({})).toBeUndefined();
    expect(params({ [field]: 'field' })).toBe('field');
    expect(params({ [field]: 'field' }, { [field]: 'call' })).toBe('call');
    expect(params({ [field]: 'field', modelKwargs: kwargs }, { modelKwargs: kwargs })).toBe('field');
    expect(params({ modelKwargs: { [wire]: 'of the model' } }, { modelKwargs: kwargs })).toBe('extra');
    expect(params({ modelKwargs: kwargs })).toBe('extra');
  });

  it('is a property of the model, and a name that a call may set', () => {
    for (const field of optionFields) {
      const model = new ChatOpenRouter({ model: 'maker/model', [field]: 'field' });
      expect(model[field]).toBe('field');
      expect(model.callKeys).toContain(field);
    }
  });

  it('counts for each model by itself, also one that is set, changed or taken away later', () => {
    const cool = new ChatOpenRouter({ model: 'maker/cool', temperature: 0 });
    const wide = new ChatOpenRouter({ model: 'maker/wide', topP: 0.9 });
    const bodies = () => [cool.invocationParams(), wide.invocationParams()];
    expect(bodies()).toEqual([
      { model: 'maker/cool', temperature: 0 },
      { model: 'maker/wide', top_p: 0.9 },
    ]);
    cool.temperature = 1;
    cool.seed = 7;
    delete wide.topP;
    wide.topK = 3;
    expect(bodies()).toEqual([
      { model: 'maker/cool', temperature: 1, seed: 7 },
      { model: 'maker/wide', top_k: 3 },
    ]);
  });
});
