import { expect, test } from 'vitest';

import { createEmulator } from '../index.ts';
import { KEY, post } from '../testing/ask.ts';

test.each(['Nobody', '__proto__', 'constructor'])(
  'the header refuses conditions of an upstream that is none: %s',
  async (name) => {
    const asked = { model: 'openai/gpt-4o', messages: [{ role: 'user', content: 'Hi' }] };
    const headers = { authorization: `Bearer ${KEY}`, 'x-emulator-upstreams': `${name}=down` };
    const response = await post(createEmulator(), asked, { headers });
    expect(response.status).toBe(400);
    expect(await response.text()).toContain('No model runs at');
  },
);
