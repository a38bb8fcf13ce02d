import { expect, test } from 'vitest';

import { createEmulator, defaultModels, type EmulatorOptions } from '../index.ts';
import { KEY, post } from '../testing/ask.ts';

const refusedBy = async (header: string): Promise<string> => {
  const asked = { model: 'openai/gpt-4o', messages: [{ role: 'user', content: 'Hi' }] };
  const headers = { authorization: `Bearer ${KEY}`, 'x-emulator-upstreams': header };
  const response = await post(createEmulator(), asked, { headers });
  return `${response.status} ${await response.text()}`;
};

test.each(['Nobody', '__proto__', 'constructor'])(
  'the header refuses conditions of an upstream that is none: %s',
  async (name) => {
    const said = await refusedBy(`${name}=down`);
    expect(said).toMatch(/^400 /);
    expect(said).toContain('No model runs at');
  },
);

test('the header tells the names that a misspelled one may have meant', async () => {
  expect(await refusedBy('OpenAI=up; antropic=down')).toContain('Did you mean \\"Anthropic\\"');
});

test.each<[unknown, string]>([
  [{ Antropic: 'down' }, 'No model runs at "Antropic". Did you mean "Anthropic"'],
  [{ 'google-vertx': 'slow' }, 'Did you mean "google-vertex"'],
  [{ Zzz: 'down' }, 'No model runs at "Zzz". Name a provider, its slug or a tag.'],
  [JSON.parse('{"__proto__":"down"}'), 'No model runs at "__proto__"'],
  [{ OpenAI: 'asleep' }, 'upstreams.OpenAI: Invalid option: expected one of "up"|"down"'],
  [{ OpenAI: { code: 500 } }, 'upstreams.OpenAI.status: Invalid option'],
  [{ OpenAI: { status: 'down', code: 200 } }, 'upstreams.OpenAI.code: Too small'],
  [{ OpenAI: { status: 'slow', perevent: 1 } }, 'upstreams.OpenAI.perevent: Unknown member; there are status, code'],
])('createEmulator refuses the option upstreams: %j', (upstreams, problem) => {
  expect(() => createEmulator({ upstreams } as EmulatorOptions)).toThrow(TypeError);
  expect(() => createEmulator({ upstreams } as EmulatorOptions)).toThrow(problem);
});

test('the names are those of the catalogue', () => {
  const models = defaultModels.filter(({ id }) => id === 'openai/gpt-4o');
  expect(() => createEmulator({ models, upstreams: { Anthropic: 'down' } })).toThrow('No model runs at "Anthropic"');
  expect(createEmulator({ models, upstreams: { openai: 'down', AZURE: 'slow' } }).upstreams).toEqual({
    openai: 'down',
    AZURE: 'slow',
  });
});
