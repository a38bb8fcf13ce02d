import { describe, expect, it } from 'vitest';

import { failureOf, fieldsOf, models, playing } from '../../test/agent-tools.ts';
import type { AgentToolName } from '../agent-tools.ts';

const chat = { model: 'a/b', messages: [{ role: 'user', content: 'Hi' }] };

function check(name: AgentToolName, input: unknown): string | undefined {
  const [tool] = playing({ include: [name] }, {}).tools;
  return tool?.check(input);
}

describe('a wrong input is told with where it is and what is allowed there:', () => {
  it.each<[string, AgentToolName, unknown, string]>([
    [
      'one of several forms in a message',
      'openrouter_create_chat_completion',
      { messages: [{ role: 'user', content: 5 }] },
      '- messages.0.content: must be a text or a list of (an object with type) or null. Text, or parts:',
    ],
    [
      'a choice',
      'openrouter_create_chat_completion',
      { ...chat, tool_choice: 'any' },
      '- tool_choice: must be "none" or "auto" or "required" or an object with type. none, auto, required, or {',
    ],
    [
      'a choice inside an object',
      'openrouter_create_chat_completion',
      { ...chat, provider: { sort: 'cheap' } },
      '- provider.sort: must be "price" or "throughput" or "latency" or "exacto" or an object with by, partition',
    ],
    [
      'a parameter inside an object that there is not',
      'openrouter_create_chat_completion',
      { ...chat, provider: { foo: 1 } },
      '- provider: There is no foo here. There are: order, only, ignore, allow_fallbacks',
    ],
    [
      'a parameter inside one of several forms that there is not',
      'openrouter_create_chat_completion',
      { ...chat, provider: { sort: { foo: 1 } } },
      '- provider.sort: There is no foo here. There are: by, partition.',
    ],
    [
      'what is embedded',
      'openrouter_create_embeddings',
      { model: 'a/b', input: { text: 1 } },
      '- input: must be a text or a list of (a text) or a list of (a number)',
    ],
    ['what is asked', 'openrouter_create_response', { input: 3 }, '- input: must be a text or a list of (an object).'],
    [
      'a document',
      'openrouter_create_rerank',
      { model: 'a/b', query: 'q', documents: [1] },
      '- documents.0: must be a text or an object with text, image.',
    ],
    [
      'the form that was meant',
      'openrouter_create_video',
      { model: 'a/b', input_references: [{ type: 'audio_url', audio_url: { uri: 'x' } }] },
      '- input_references.0.audio_url: There is no uri here. There are: url.',
    ],
    [
      'a condition that there is not',
      'openrouter_create_chat_completion',
      { ...chat, stop_server_tools_when: [{ type: 'never' }] },
      '"step_count_is" or "has_tool_call"',
    ],
    [
      'a wrong type',
      'openrouter_create_chat_completion',
      { messages: 'hi' },
      'expected array, received string. The conversation',
    ],
  ])('%s', (_, name, input, said) => {
    expect(check(name, input)).toContain(said);
  });
});

describe('what a tool refuses is refused by its check in the same words:', () => {
  it.each<[AgentToolName, unknown, string]>([
    ['openrouter_get_model', {}, 'give the id'],
    ['openrouter_get_model', { id: 'gpt' }, '“gpt” is no id'],
    ['openrouter_get_model', { id: 'a/..' }, '. and .. are not allowed'],
    ['openrouter_get_model', { id: 'a/\ud800' }, 'names no model'],
    ['openrouter_get_private_model', { author: 'a' }, 'give the id'],
    ['openrouter_list_model_endpoints', {}, 'give the id'],
    ['openrouter_list_private_model_endpoints', { id: 'gpt' }, '“gpt” is no id'],
    ['openrouter_get_video', { jobId: '..' }, '. and .. are not allowed'],
    ['openrouter_get_video_content', { jobId: '.' }, '. and .. are not allowed'],
    ['openrouter_create_response', { input: 'Hi', store: true }, 'stores nothing'],
    ['openrouter_create_response', { input: 'Hi', previous_response_id: 'r' }, 'Send the whole history'],
    ['openrouter_create_chat_completion', { ...chat, modalities: ['audio'] }, 'openrouter_create_speech'],
    ['openrouter_create_chat_completion', { ...chat, function_call: 'some' }, 'Better use tool_choice'],
    ['openrouter_create_transcription', { model: 'a/b', input_audio: {} }, 'give file or data'],
    ['openrouter_create_transcription', { model: 'a/b', input_audio: { data: 'AA==' } }, 'Name one as format'],
    ['openrouter_create_transcription', { model: 'a/b', input_audio: { file: 'f' } }, 'no access to files'],
    [
      'openrouter_create_image',
      { model: 'a/b', prompt: 'x', input_references: [{ type: 'image_url', image_url: { url: 'f' } }] },
      'no access to files',
    ],
    [
      'openrouter_create_video',
      { model: 'a/b', input_references: [{ type: 'audio_url', audio_url: { url: 'f' } }] },
      'no access to files',
    ],
  ])('%s, %j', async (name, input, said) => {
    const { run, sent } = playing({}, {});
    const failure = failureOf(await run(name, input));
    expect(failure).toContain(said);
    expect(check(name, input)).toBe(failure);
    expect(sent).toEqual([]);
  });
});

it.each([
  ['constructor', '{"constructor":"y"}'],
  ['__proto__', '{"__proto__":"y"}'],
  ['__proto__', '{"__proto__":{"id":"a/b"}}'],
  ['toString', '{"toString":"y"}'],
])('a parameter called as what every object has, %s, is none of a tool: %s', async (parameter, input) => {
  const name = 'openrouter_get_model';
  const { run, sent } = playing({}, {});
  const failure = failureOf(await run(name, JSON.parse(input)));
  expect(failure).toContain(`- There is no parameter ${parameter}. There are: id, author, slug`);
  expect(check(name, JSON.parse(input))).toBe(failure);
  expect(sent).toEqual([]);
});

describe('a list of models', () => {
  it('takes lists where the API wants commas, and false where it knows only true', async () => {
    const { run, sent } = playing({}, { data: models(1) });
    const input = { supported_parameters: ['tools', 'reasoning'], providers: 'a,b', zdr: false };
    expect(check('openrouter_list_models', input)).toBeUndefined();
    expect(await run('openrouter_list_models', input)).toMatchObject({ isError: false });
    const query = new URLSearchParams(sent[0]?.line.split('?')[1]);
    expect(query.get('supported_parameters')).toBe('tools,reasoning');
    expect(query.get('providers')).toBe('a,b');
    expect(query.has('zdr')).toBe(false);
  });

  it.each([[1e20], [null], ['soon']])('and one model are told without a date that is none: %j', async (created) => {
    const [model] = models(1);
    const { run } = playing({}, { data: { ...model, created } });
    const whole = fieldsOf(await run('openrouter_get_model', { id: 'maker/model-0' }));
    expect(whole).toMatchObject({ id: 'maker/model-0', context_length: 200_000 });
    expect(whole).not.toHaveProperty('created');
    const listed = playing({}, { data: [{ ...model, created }] });
    expect(fieldsOf(await listed.run('openrouter_list_models'))).toMatchObject({ entries: [{ id: 'maker/model-0' }] });
  });
});
