import { describe, expectTypeOf, test } from 'vitest';

import {
  createEmulator,
  listen,
  type Emulator,
  type EmulatorOptions,
  type Fault,
  type RecordedRequest,
} from './index.ts';

describe('the public types', () => {
  test('let the emulator stand where a fetch is wanted', () => {
    expectTypeOf<Emulator['fetch']>().toExtend<typeof globalThis.fetch>();
    expectTypeOf(createEmulator).parameter(0).toEqualTypeOf<EmulatorOptions | undefined>();
  });

  test('close the union of faults', () => {
    // @ts-expect-error there is no such fault
    createEmulator({ fault: { kind: 'meteor' } });
    // @ts-expect-error a status is needed
    createEmulator({ fault: { kind: 'http-error' } });
    expectTypeOf<NonNullable<EmulatorOptions['fault']>>().toEqualTypeOf<
      Fault | ((request: RecordedRequest) => Fault | undefined)
    >();
  });

  test('tell what listen returns', () => {
    expectTypeOf(listen).returns.resolves.toExtend<{ url: string; baseURL: string; close(): Promise<void> }>();
  });
});
