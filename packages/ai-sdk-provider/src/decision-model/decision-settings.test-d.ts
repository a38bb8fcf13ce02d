import { describe, it } from 'vitest';

import { openrouter } from '../index.ts';

describe('settings of decision models', () => {
  it('take both spellings and refuse wrong values', () => {
    openrouter.decisionModel('a/b', { sessionId: 's', provider: { requireParameters: true }, trace: { traceId: 't' } });
    openrouter.evaluationModel('a/b', { session_id: 's', provider: { require_parameters: true } });
    // @ts-expect-error a user is a text
    openrouter.decisionModel('a/b', { user: 1 });
  });
});
