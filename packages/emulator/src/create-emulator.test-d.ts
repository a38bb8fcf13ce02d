import { describe, expectTypeOf, test } from 'vitest';

import {
  createEmulator,
  listen,
  type Emulator,
  type EmulatorOptions,
  type Fault,
  type Faults,
  type PlannedFault,
  type RecordedRequest,
  type ScriptHandle,
  type VideoJobRecord,
} from './index.ts';

describe('the public types', () => {
  test('let the emulator stand where a fetch is wanted', () => {
    expectTypeOf<Emulator['fetch']>().toExtend<typeof globalThis.fetch>();
    expectTypeOf(createEmulator).parameter(0).toEqualTypeOf<EmulatorOptions | undefined>();
  });

  test('close the union of faults', () => {
    // @ts-expect-error there is no such fault
    createEmulator({ faults: { kind: 'meteor' } });
    // @ts-expect-error a status is needed
    createEmulator({ faults: { kind: 'http-error' } });
    createEmulator({ faults: ({ index }) => (index === 0 ? { kind: 'html' } : undefined) });
    createEmulator({ faults: ['503; times=2', { kind: 'no-done', match: { model: /gpt/ }, times: 'always' }] });
    // @ts-expect-error requests have no such member
    createEmulator({ faults: [{ kind: 'html', match: { modell: 'x' } }] });
    // @ts-expect-error it is one option, of one fault or several
    createEmulator({ fault: { kind: 'html' } });
    expectTypeOf<Fault>().toExtend<PlannedFault>();
    expectTypeOf<EmulatorOptions['faults']>().toEqualTypeOf<Faults | undefined>();
  });

  test('let tests see video jobs and not change them', () => {
    expectTypeOf<Emulator['videoJobs']>().toEqualTypeOf<readonly VideoJobRecord[]>();
    createEmulator({ video: ({ body }) => (body === undefined ? undefined : { outcome: 'expired', badGateways: 3 }) });
    // @ts-expect-error a job does not end as pending
    createEmulator({ video: { outcome: 'pending' } });
    // @ts-expect-error a signature needs a secret
    createEmulator({ webhook: { fetch: globalThis.fetch } });
  });

  test('let tests look for requests in an array', () => {
    expectTypeOf<Emulator['requests']>().toExtend<RecordedRequest[]>();
    const { requests } = createEmulator();
    expectTypeOf(requests.only({ model: /gpt/ })).toEqualTypeOf<RecordedRequest>();
    // @ts-expect-error requests have no such member
    requests.matching({ modell: 'x' });
  });

  test('close the steps of a script and the conditions of upstreams', () => {
    const emulator = createEmulator({ upstreams: { Anthropic: 'down', azure: { status: 'slow', firstEvent: 5 } } });
    expectTypeOf(emulator.script([{ text: 'x', fault: '503' }])).toEqualTypeOf<ScriptHandle>();
    // @ts-expect-error a step says no such thing
    emulator.script([{ say: 'x' }]);
    emulator.script([
      { kind: 'embeddings', vectors: [[1, 0]] },
      { kind: 'chat', text: 'x' },
    ]);
    // @ts-expect-error embeddings have no text
    emulator.script([{ kind: 'embeddings', text: 'x' }]);
    // @ts-expect-error an upstream is no such thing
    emulator.upstreams.OpenAI = 'asleep';
  });

  test('let listen serve whatever has a fetch', () => {
    expectTypeOf(listen).parameter(0).toEqualTypeOf<Pick<Emulator, 'fetch'>>();
  });

  test('tell what listen returns', () => {
    expectTypeOf(listen).returns.resolves.toExtend<{ url: string; baseURL: string; close(): Promise<void> }>();
  });
});
