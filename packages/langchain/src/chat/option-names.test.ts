import { describe, expect, it } from 'vitest';

import { ChatOpenRouter } from '../index.ts';
import { optionNames } from './option-names.ts';

describe('every option of the API', () => {
  it.each(optionNames)('$wire is the field and the call option $field', ({ wire, field }) => {
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
    for (const { field } of optionNames) {
      const model = new ChatOpenRouter({ model: 'maker/model', [field]: 'field' });
      expect(model[field]).toBe('field');
      expect(model.callKeys).toContain(field);
    }
  });
});
