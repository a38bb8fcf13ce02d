import { describe, it } from 'vitest';

import { openrouter } from '../index.ts';

describe('settings of transcription models', () => {
  it('take both spellings and refuse wrong values', () => {
    openrouter.transcriptionModel('a/b', { language: 'en', timestampGranularities: ['word'], format: 'mp3' });
    openrouter.transcription('a/b', { timestamp_granularities: ['word'], response_format: 'verbose_json' });
    // @ts-expect-error OpenRouter makes no subtitles
    openrouter.transcriptionModel('a/b', { responseFormat: 'srt' });
    // @ts-expect-error a typo
    openrouter.transcriptionModel('a/b', { timestampGranularity: ['word'] });
  });
});
