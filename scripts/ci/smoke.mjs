/**
 * Calls through the built packages to the emulator. Plain JavaScript: it runs on Node 20 too, in a folder where only
 * the packed packages and their hosts are installed: `node smoke.mjs <esm|cjs> <package…>`.
 */
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';

const [format, ...packages] = process.argv.slice(2);
const require = createRequire(import.meta.url);
const load = (name) => (format === 'cjs' ? require(name) : import(name));

const { createEmulator } = await load('@openrouter-adapters/emulator');
const settings = () => ({ apiKey: 'sk-or-v1-smoke', fetch: createEmulator().fetch });

const models = await createEmulator().fetch('https://openrouter.ai/api/v1/models');
const model = (await models.json()).data[0].id;

const calls = {
  '@openrouter-adapters/core': async () => {
    const { createTransport, generateChat, streamChat } = await load('@openrouter-adapters/core');
    const transport = createTransport(settings());
    const request = { model, messages: [{ role: 'user', content: 'Hello' }] };
    const { finish } = await generateChat(transport, request);
    assert.ok(finish.usage.totalTokens > 0, JSON.stringify(finish));
    const types = [];
    for await (const event of await streamChat(transport, request)) types.push(event.type);
    assert.ok(types.includes('text-delta'), types.join(' '));
    assert.equal(types.at(-1), 'finish');
    // Two copies of the package in one process know each other's errors.
    const copy = format === 'cjs' ? await import('@openrouter-adapters/core') : require('@openrouter-adapters/core');
    const error = await generateChat(transport, { ...request, model: 'nobody/nothing' }).catch((reason) => reason);
    assert.ok(copy.OpenRouterError.isInstance(error), String(error));
  },
  '@openrouter-adapters/emulator': async () => {
    const { fetch, requests } = createEmulator();
    const response = await fetch('https://openrouter.ai/api/v1/chat/completions', {
      method: 'POST',
      headers: { authorization: 'Bearer sk-or-v1-smoke', 'content-type': 'application/json' },
      body: JSON.stringify({ model, messages: [{ role: 'user', content: 'Hello' }] }),
    });
    const answer = await response.json();
    assert.equal(response.status, 200, JSON.stringify(answer));
    assert.ok(answer.choices[0].message.content);
    assert.equal(requests.length, 1);
  },
  '@openrouter-adapters/ai-sdk-provider': async () => {
    const { createOpenRouter } = await load('@openrouter-adapters/ai-sdk-provider');
    const { streamText } = await load('ai');
    const answer = streamText({ model: createOpenRouter(settings())(model), prompt: 'Hello' });
    assert.ok(await answer.text);
    assert.ok((await answer.usage).totalTokens > 0);
    // As a workflow does it between two steps.
    const { openrouterWorkflow } = await load('@openrouter-adapters/ai-sdk-provider/workflow');
    const first = openrouterWorkflow(model);
    const stored = JSON.stringify(first.constructor[Symbol.for('workflow-serialize')](first));
    const restored = first.constructor[Symbol.for('workflow-deserialize')](JSON.parse(stored));
    assert.equal(restored.modelId, model);
    assert.ok(restored instanceof first.constructor);
  },
  '@openrouter-adapters/langchain': async () => {
    const { ChatOpenRouter } = await load('@openrouter-adapters/langchain');
    const chat = new ChatOpenRouter({ model, ...settings() });
    const answer = await chat.invoke('Hello');
    assert.ok(answer.text);
    assert.ok(answer.usage_metadata.total_tokens > 0);
  },
};

for (const name of packages) {
  assert.ok(Object.keys(await load(name)).length > 0, `${name} exports nothing`);
  const call = calls[name];
  assert.ok(call, `no smoke test for ${name}`);
  await call();
  console.log(`${process.version} ${format} ${name}`);
}
