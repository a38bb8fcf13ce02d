import { describe, expect, it } from 'vitest';

import { answering, emulating, failureOf, listening, refusing } from '../../test/answering.ts';
import { OpenRouterSpeech } from '../speech.ts';
import { OpenRouterTranscription } from '../transcription.ts';

const flac = new TextEncoder().encode('fLaC rest');
const heardIt = {
  text: 'Hello. Bye.',
  language: 'english',
  duration: 2.5,
  segments: [
    { id: 0, start: 0, end: 1, text: ' Hello.' },
    { id: 1, start: 1, end: 2.5, text: ' Bye.', speaker: 'A' },
  ],
  words: [{ word: 'Hello', start: 0, end: 1 }],
  usage: { seconds: 3, cost: 0.01 },
};

describe('OpenRouterTranscription', () => {
  it.each([
    ['bytes', flac],
    ['base64', btoa('fLaC rest')],
    ['a data URL', `data:audio/flac;base64,${btoa('fLaC rest')}`],
    ['an object', { audio: flac }],
    ['an object that names the format', { audio: flac, format: 'audio/flac' }],
  ])('writes down %s', async (_, input) => {
    const { requests, fields } = answering({ text: 'Hello.', usage: { seconds: 3, cost: 0.01 } });
    expect(await new OpenRouterTranscription(fields).invoke(input)).toEqual({
      text: 'Hello.',
      segments: [],
      words: [],
      language: undefined,
      durationInSeconds: 3,
      cost: 0.01,
      generationId: undefined,
      response_metadata: { cost: 0.01, total_cost: 0.01, usage: { seconds: 3, cost: 0.01 } },
    });
    expect(requests).toMatchObject([
      {
        url: 'https://openrouter.ai/api/v1/audio/transcriptions',
        body: { model: 'maker/model', input_audio: { data: btoa('fLaC rest'), format: 'flac' } },
      },
    ]);
    expect(requests[0]?.body).not.toHaveProperty('response_format');
  });

  it('asks for times and gives them', async () => {
    const { requests, fields } = answering(heardIt);
    const model = new OpenRouterTranscription({
      ...fields,
      language: 'de',
      timestampGranularities: ['segment', 'word'],
    });
    expect(await model.invoke({ audio: flac, language: 'en' })).toMatchObject({
      segments: [
        { text: ' Hello.', startSecond: 0, endSecond: 1 },
        { text: ' Bye.', startSecond: 1, endSecond: 2.5, speaker: 'A' },
      ],
      words: [{ text: 'Hello', startSecond: 0, endSecond: 1 }],
      language: 'en',
      durationInSeconds: 2.5,
    });
    expect(requests[0]?.body).toMatchObject({
      language: 'en',
      response_format: 'verbose_json',
      timestamp_granularities: ['segment', 'word'],
    });
  });

  it('gives the text alone, with a warning, when the model has no times', async () => {
    const { requests, fields } = answering(refusing(400, 'verbose_json is not supported'), { text: 'Hello.' });
    const model = new OpenRouterTranscription({ ...fields, timestampGranularities: ['segment'] });
    expect(await model.invoke(flac)).toMatchObject({
      text: 'Hello.',
      segments: [],
      response_metadata: { warnings: ['timestampGranularities: The upstream gave no times of segments.'] },
    });
    expect(requests).toHaveLength(2);
  });

  it('warns when times were asked for and did not come', async () => {
    const { requests, fields } = answering({ text: 'Hello.', words: [{ word: 'Hello.' }] });
    const model = new OpenRouterTranscription({ ...fields, timestampGranularities: ['segment', 'word'] });
    const { text, response_metadata } = await model.invoke(flac);
    expect(text).toBe('Hello.');
    expect(response_metadata.warnings).toEqual([
      'timestampGranularities: The upstream gave no times of segments.',
      expect.stringContaining('1 words came without times'),
    ]);
    expect(requests).toHaveLength(1);
  });

  it('believes the bytes more than the type of a data URL', async () => {
    const { requests, fields } = answering(heardIt);
    await new OpenRouterTranscription(fields).invoke(`data:audio/wav;base64,${btoa('ID3 rest')}`);
    expect(requests[0]?.body).toMatchObject({ input_audio: { format: 'mp3' } });
  });

  it('does not ask again after any other refusal', async () => {
    const { requests, fields } = answering(refusing(400, 'The audio is too long'));
    const model = new OpenRouterTranscription({ ...fields, timestampGranularities: ['segment'] });
    expect(await failureOf(model.invoke(flac))).toMatchObject({ kind: 'invalid-request' });
    expect(requests).toHaveLength(1);
  });

  it.each([
    ['audio of unknown format', new Uint8Array([1, 2, 3]), 'format of the audio is not known'],
    ['no audio', new Uint8Array(), 'no audio'],
    ['a URL', 'https://a.example/talk.mp3', 'has to be fetched'],
    ['an unknown option', { audio: flac, prompt: 'x' }, 'prompt'],
    ['null', null as unknown as string, 'no input'],
    ['nothing', undefined as unknown as string, 'no input'],
    ['a number', 5 as unknown as string, 'no input'],
    ['an object without audio', {} as unknown as string, 'no audio'],
    ['null for audio', { audio: null as unknown as string }, 'no audio'],
    ['an empty text', '', 'no audio'],
  ])('refuses %s before the request', async (_, input, said) => {
    const { requests, fields } = answering(heardIt);
    const error = await failureOf(new OpenRouterTranscription(fields).invoke(input));
    expect(error).toMatchObject({ kind: 'configuration', message: expect.stringContaining(said) });
    expect(requests).toEqual([]);
  });

  it('tells callbacks what it cost, and traces no audio', async () => {
    const { fields } = answering(heardIt);
    const heard = listening();
    await new OpenRouterTranscription(fields).invoke(flac, { callbacks: heard.callbacks });
    expect(heard.events).toMatchObject([{ name: 'openrouter_cost', data: { cost: 0.01, totalCost: 0.01 } }]);
    expect(heard.started).toEqual([
      { name: 'OpenRouterTranscription', inputs: { model: 'maker/model', audio: { byteLength: flac.length } } },
    ]);
  });

  it('answers a model in text when it is a tool', async () => {
    const { fields } = answering(heardIt);
    const tool = new OpenRouterTranscription(fields).asTool();
    const args = { audio: btoa('fLaC rest') };
    expect(await tool.invoke({ type: 'tool_call', id: 'call-1', name: 'transcribe', args })).toMatchObject({
      content: 'Hello. Bye.',
      artifact: { text: 'Hello. Bye.', cost: 0.01 },
    });
    expect(tool.schema).toMatchObject({ required: ['audio'] });
    expect(JSON.stringify(tool.schema)).not.toContain('temperature');
  });
});

describe('speech and transcription on the emulator', () => {
  const { fields } = emulating();
  const text = 'Hello world, this is a test. It has two sentences.';

  it.each(['mp3', 'wav'] as const)('what was said as %s is heard again', async (outputFormat) => {
    const speech = new OpenRouterSpeech({ ...fields, model: 'openai/gpt-4o-mini-tts-2025-12-15', outputFormat });
    const { bytes, response_metadata } = await speech.invoke(text);
    expect(response_metadata).not.toHaveProperty('warnings');
    const transcription = new OpenRouterTranscription({ ...fields, model: 'openai/whisper-1' });
    const heard = await transcription.invoke({ audio: bytes, timestampGranularities: ['segment'] });
    expect(heard.text).toBe(text);
    expect(heard.segments).not.toHaveLength(0);
    expect(heard.cost).toBeGreaterThan(0);
  });

  it('a model without times gives the text', async () => {
    const speech = new OpenRouterSpeech({ ...fields, model: 'openai/gpt-4o-mini-tts-2025-12-15' });
    const { bytes } = await speech.invoke(text);
    const model = new OpenRouterTranscription({ ...fields, model: 'mistralai/voxtral-mini-transcribe' });
    const heard = await model.invoke({ audio: bytes, timestampGranularities: ['segment'] });
    expect(heard).toMatchObject({ text, segments: [] });
    expect(heard.response_metadata.warnings).toHaveLength(1);
  });
});
