import { createEmulator, type EmulatorOptions } from '../index.ts';
import { call, callJson } from './call.ts';

export const MODEL = 'openai/gpt-5';
export const WEATHER = {
  type: 'function',
  name: 'get_weather',
  description: 'Get the weather for a city',
  strict: null,
  parameters: { type: 'object', properties: { city: { type: 'string' } }, required: ['city'] },
};
export const TIME = { type: 'function', name: 'get_time', description: 'Get the time', parameters: null };
export const PARIS = 'What is the weather in Paris?';

export type Item = Record<string, unknown> & { type: string };
export interface ResponseBody {
  id: string;
  status: string;
  output: Item[];
  incomplete_details: { reason: string } | null;
  error: { code: number | string; message: string } | null;
  usage: Record<string, number> & { cost: number };
  error_type?: string;
}

/** The answer of `POST /responses`, with defaults for what a test does not say. */
export const ask = (body: Record<string, unknown>, emulator = createEmulator()) =>
  callJson<ResponseBody>(emulator, '/responses', { model: MODEL, input: PARIS, ...body });

export const textOf = ({ output }: ResponseBody): string =>
  output
    .filter(({ type }) => type === 'message')
    .flatMap(({ content }) => content as { text?: string }[])
    .map(({ text }) => text ?? '')
    .join('');

interface StreamEvent {
  type: string;
  sequence_number: number;
  output_index?: number;
  item_id?: string;
  item?: Item;
  delta?: string;
  response?: ResponseBody;
}

/** The events of a streamed response. */
export async function stream(body: Record<string, unknown>, options: EmulatorOptions = {}) {
  const emulator = createEmulator(options);
  const response = await call(emulator, '/responses', { model: MODEL, input: PARIS, ...body, stream: true });
  const lines = (await response.text()).split('\n\n').filter((line) => line.startsWith('data: '));
  const events = lines
    .filter((line) => line.startsWith('data: {'))
    .map((line) => JSON.parse(line.slice(6)) as StreamEvent);
  return { events, done: lines.at(-1) === 'data: [DONE]', emulator, id: response.headers.get('x-generation-id') };
}
