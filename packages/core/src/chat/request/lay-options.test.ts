import { describe, expect, it } from 'vitest';
import { layOptions } from '../../index.ts';

describe('options of several places', () => {
  it('come from the last place that has them, and undefined is not having them', () => {
    expect(layOptions({ temperature: 1, seed: 2 }, { temperature: undefined, seed: 3 }, undefined)).toEqual({
      temperature: 1,
      seed: 3,
    });
    expect(layOptions({ max_tokens: 5 }, { max_completion_tokens: undefined })).toEqual({ max_tokens: 5 });
    expect(Object.keys(layOptions({ temperature: undefined }))).toEqual([]);
  });

  it('take an object of undefined fields for none', () => {
    const reasoning: object = { effort: undefined };
    expect(layOptions({ reasoning: { effort: 'high' }, provider: { sort: 'price' } }, { reasoning })).toEqual({
      reasoning: { effort: 'high' },
      provider: { sort: 'price' },
    });
    expect(layOptions({ reasoning })).toStrictEqual({});
    expect(layOptions({ provider: { sort: 'price' } }, { provider: {} })).toEqual({ provider: {} });
  });

  it('go by the spelling of the last place that has one', () => {
    expect(layOptions({ max_tokens: 5 }, { max_completion_tokens: 6 })).toEqual({ max_completion_tokens: 6 });
  });

  it('let a null of a later place stand: it was meant', () => {
    expect(layOptions({ temperature: 1 }, { temperature: null })).toEqual({ temperature: null });
  });
});
