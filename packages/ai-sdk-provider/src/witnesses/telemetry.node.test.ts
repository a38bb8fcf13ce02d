import { OpenTelemetry } from '@ai-sdk/otel';
import { BasicTracerProvider, InMemorySpanExporter, SimpleSpanProcessor } from '@opentelemetry/sdk-trace-base';
import { generateText, isStepCount, streamText } from 'ai';
import { afterEach, describe, expect, it } from 'vitest';

import { connectEmulator, weatherTool } from '../../test/connect-emulator.ts';

const exporter = new InMemorySpanExporter();
const tracing = new BasicTracerProvider({ spanProcessors: [new SimpleSpanProcessor(exporter)] });
const telemetry = { integrations: [new OpenTelemetry({ tracer: tracing.getTracer('test') })] };

afterEach(() => exporter.reset());

describe('@ai-sdk/otel', () => {
  it.each(['whole', 'streamed'])('records models, tokens, finish reasons and tools of a loop, %s', async (how) => {
    const { openrouter } = connectEmulator();
    const { tools } = weatherTool();
    const model = openrouter('anthropic/claude-sonnet-4.5');
    const call = { model, tools, prompt: 'What is the weather in Rome?', stopWhen: isStepCount(3), telemetry };
    if (how === 'whole') await generateText(call);
    else await streamText(call).consumeStream();

    const calls = exporter.getFinishedSpans().filter(({ name }) => name.startsWith('chat '));
    expect(calls.map(({ name }) => name)).toEqual(Array(2).fill('chat anthropic/claude-sonnet-4.5'));
    for (const { attributes } of calls) {
      expect(attributes).toMatchObject({
        'gen_ai.provider.name': 'openrouter',
        'gen_ai.request.model': 'anthropic/claude-sonnet-4.5',
        'gen_ai.usage.input_tokens': expect.any(Number),
        'gen_ai.usage.output_tokens': expect.any(Number),
        'gen_ai.response.id': expect.stringMatching(/^gen-/),
      });
    }
    expect(calls.map(({ attributes }) => attributes['gen_ai.response.finish_reasons'])).toEqual([
      ['tool-calls'],
      ['stop'],
    ]);
    expect(exporter.getFinishedSpans().map(({ name }) => name)).toContain('execute_tool weather');
  });

  it('records an error of OpenRouter, and no key', async () => {
    const { openrouter } = connectEmulator({ faults: { kind: 'http-error', status: 429 } });
    const call = { model: openrouter('openai/gpt-4o'), prompt: 'Hi', maxRetries: 0, telemetry };
    await expect(generateText(call)).rejects.toThrow(/429|[Rr]ate/);
    const spans = exporter.getFinishedSpans();
    expect(spans.some(({ status }) => status.message !== undefined && status.message !== '')).toBe(true);
    const recorded = JSON.stringify(spans.map(({ attributes, status, events }) => ({ attributes, status, events })));
    expect(recorded).not.toContain('sk-or-test');
  });
});
