import { describe, it } from 'vitest';

import { openrouter } from '../index.ts';

describe('settings of speech models', () => {
  it('take both spellings and refuse wrong values', () => {
    openrouter.speechModel('a/b', { responseFormat: 'pcm', sampleRate: 24_000, sessionId: 's' });
    openrouter.speechModel('a/b', { response_format: 'pcm', trace: { traceId: 't' } });
    openrouter.speechModel('a/b', { provider: { options: { openai: { instructions: 'Whisper' } } } });
    openrouter.speech('a/b', { inputReferences: [{ type: 'input_audio', inputAudio: { data: 'AAAA' } }] });
    // @ts-expect-error OpenRouter makes no wav; ask for it with outputFormat
    openrouter.speechModel('a/b', { responseFormat: 'wav' });
    // @ts-expect-error media endpoints take options of upstreams, and no routing
    openrouter.speechModel('a/b', { provider: { only: ['openai'] } });
  });
});
