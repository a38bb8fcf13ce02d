import { createEmulator, type EmulatorOptions } from '../index.ts';
import { call, callJson } from './call.ts';

export const CLAUDE = 'anthropic/claude-sonnet-4.5';
export const WEATHER = {
  name: 'get_weather',
  description: 'Get the weather for a city',
  input_schema: { type: 'object', properties: { city: { type: 'string' } }, required: ['city'] },
};
export const TIME = { name: 'get_time', description: 'Get the time', input_schema: { type: 'object', properties: {} } };
export const PARIS = [{ role: 'user', content: 'What is the weather in Paris?' }];

export type Block = Record<string, unknown> & { type: string };
export interface Message {
  id: string;
  content: Block[];
  stop_reason: string | null;
  stop_sequence: string | null;
  stop_details: unknown;
  usage: Record<string, unknown> & { cost: number };
  type: string;
  error?: { type: string; message: string; error_type?: string };
  request_id?: string | null;
  metadata?: { raw?: string };
}

/** The answer of `POST /messages`, with defaults for what a test does not say. */
export const ask = (body: Record<string, unknown>, emulator = createEmulator()) =>
  callJson<Message>(emulator, '/messages', { model: CLAUDE, messages: PARIS, max_tokens: 4096, ...body });

export interface StreamEvent {
  type: string;
  index?: number;
  delta?: Record<string, unknown>;
  content_block?: Block;
  message?: Message;
  usage?: Record<string, unknown>;
  error?: { type: string; message: string };
}

/** The events of a streamed message. */
export async function stream(body: Record<string, unknown>, options: EmulatorOptions = {}) {
  const emulator = createEmulator(options);
  const response = await call(emulator, '/messages', { model: CLAUDE, messages: PARIS, ...body, stream: true });
  const records = (await response.text()).split('\n\n').filter((record) => record.includes('data: {'));
  const events = records.map((record) => {
    const [name, data] = record.split('\n');
    const event = JSON.parse((data ?? '').slice('data: '.length)) as StreamEvent;
    if (name !== `event: ${event.type}`) throw new Error(`An event is named ${name}, its type is ${event.type}.`);
    return event;
  });
  return { events, emulator, id: response.headers.get('x-generation-id') };
}

/** What a client makes of the events. */
export function assemble(events: readonly StreamEvent[]): Block[] {
  const blocks: Block[] = [];
  for (const { type, index = 0, delta = {}, content_block: opened } of events) {
    if (type === 'content_block_start' && opened) blocks[index] = { ...opened };
    const block = blocks[index];
    if (type !== 'content_block_delta' || !block) continue;
    if (delta.type === 'text_delta') block.text = `${block.text as string}${delta.text as string}`;
    if (delta.type === 'thinking_delta') block.thinking = `${block.thinking as string}${delta.thinking as string}`;
    if (delta.type === 'signature_delta') block.signature = delta.signature;
    if (delta.type === 'citations_delta') block.citations = [...(block.citations as unknown[]), delta.citation];
    if (delta.type === 'input_json_delta')
      block.json = `${(block.json as string | undefined) ?? ''}${delta.partial_json as string}`;
  }
  return blocks.map(({ json, ...block }) =>
    block.type === 'tool_use' ? { ...block, input: JSON.parse((json as string) || '{}') as unknown } : block,
  );
}
