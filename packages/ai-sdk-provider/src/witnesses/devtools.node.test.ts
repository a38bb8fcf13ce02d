import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { generateText, isStepCount, streamText, wrapLanguageModel, type LanguageModelMiddleware } from 'ai';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';

import { connectEmulator, weatherTool } from '../../test/connect-emulator.ts';

interface Step {
  model_id: string;
  type: string;
  error: string | null;
  usage: string;
  raw_request: string;
}

let folder = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'devtools-'));
  // They write below the working folder, and tell a viewer of it that is not there.
  vi.spyOn(process, 'cwd').mockReturnValue(folder);
  vi.stubGlobal('fetch', async () => Response.json({}));
});

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
  rmSync(folder, { recursive: true });
});

it('@ai-sdk/devtools record the steps of a tool loop, whole and streamed, with requests and usage, and no key', async () => {
  // Their folder is chosen at the import.
  const { devToolsMiddleware } = await import('@ai-sdk/devtools');
  const { emulator, openrouter } = connectEmulator();
  const { tools } = weatherTool();
  const connect = () => {
    // Their copy of the types is older and lacks the finish reason `interrupted`.
    const middleware = devToolsMiddleware() as LanguageModelMiddleware;
    return wrapLanguageModel({ model: openrouter('anthropic/claude-sonnet-4.5'), middleware });
  };
  const call = { tools, prompt: 'What is the weather in Rome?', stopWhen: isStepCount(3) };
  await generateText({ model: connect(), ...call });
  const streamed = streamText({ model: connect(), ...call });
  await streamed.consumeStream();

  const written = readFileSync(join(folder, '.devtools', 'generations.json'), 'utf8');
  const { steps } = JSON.parse(written) as { steps: Step[] };
  expect(steps.map(({ type }) => type)).toEqual(['generate', 'generate', 'stream', 'stream']);
  for (const [index, step] of steps.entries()) {
    expect(step).toMatchObject({ model_id: 'anthropic/claude-sonnet-4.5', error: null });
    expect((JSON.parse(step.usage) as { inputTokens: { total: number } }).inputTokens.total).toBeGreaterThan(0);
    expect(JSON.parse(step.raw_request)).toEqual(emulator.requests[index]?.body);
  }
  expect(written).not.toContain('sk-or-test');
});
