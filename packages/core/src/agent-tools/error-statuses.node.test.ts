import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { callsOfEveryTool, createToolEmulator, readSilence } from '../../test/agent-tool-loop.ts';
import { errorExample } from '../../test/error-example.ts';
import { loadDocument } from '../../test/openrouter-document.ts';
import { agentToolNames, createAgentTools } from '../agent-tools.ts';

const document = await loadDocument();
const calls = await callsOfEveryTool(createToolEmulator());

/** Runs a tool whose every request is answered so, and gives the result with the first request. */
async function run({ name, input }: (typeof calls)[number], answer: (method: string, path: string) => Response) {
  let sent = { method: '', path: '' };
  const [tool] = createAgentTools({
    apiKey: 'sk-or-test',
    managementKey: 'sk-or-management-test',
    include: [name],
    readFile: readSilence,
    fetch: async (url, { method = '' }) => {
      const path = new URL(url).pathname.replace('/api/v1', '');
      if (sent.method === '') sent = { method, path };
      return answer(method, path);
    },
  });
  const running = tool?.execute(input);
  await vi.runAllTimersAsync();
  return { result: await running, sent };
}

// Only the waits of a tool that asks again: they pass at once.
beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout'] }));
afterEach(() => void vi.useRealTimers());

if (document === undefined) {
  process.stdout.write(
    'No OPENROUTER_API_DIR: what agent tools say of errors was not held against the OpenAPI document.\n',
  );
}

it('is asked of every tool', () => {
  expect(calls.map(({ name }) => name)).toEqual([...agentToolNames]);
});

describe.each(document === undefined ? [] : [document])('an error that the document declares', (document) => {
  const refused = () => Response.json({ error: { code: 418, message: 'No' } }, { status: 418 });

  it.each(calls)('is told to the model by $name: what happened, then what it can do', async (call) => {
    const { sent } = await run(call, refused);
    const { op } = document.findOperation(sent.method, sent.path) ?? {};
    const isUndocumented = call.name.includes('private_model');
    const errors = Object.entries(op?.responses ?? {}).filter(([status]) => Number(status) >= 400);
    expect(errors.length > 0).toBe(!isUndocumented);
    for (const [status, { content }] of errors) {
      const schema = content?.['application/json']?.schema ?? {};
      const { body, message } = errorExample(document.spec, schema, Number(status));
      const { result } = await run(call, () => Response.json(body, { status: Number(status) }));
      expect(result).toMatchObject({ isError: true, files: [] });
      const lines = String(result?.output).split('\n');
      expect(lines[0]).toContain(`HTTP ${status}`);
      expect(lines[0]).toContain(message);
      expect(lines[1]?.length).toBeGreaterThan(20);
    }
  });
});
