import { describe, it } from 'vitest';

import { openrouter } from '../index.ts';

describe('settings of completion models', () => {
  it('take both spellings and refuse wrong values', () => {
    openrouter.completion('a/b', { bestOf: 2, logprobs: 3, topP: 0.5, provider: { allowFallbacks: false } });
    openrouter.completion('a/b', { best_of: 2, suffix: '.', max_tokens: 5 });
    // @ts-expect-error a count, unlike in chat
    openrouter.completion('a/b', { logprobs: true });
    // @ts-expect-error a typo
    openrouter.completion('a/b', { bestof: 2 });
  });
});
