import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { ByteReader } from './byte-reader.ts';

const encoder = new TextEncoder();

/** A body of these pieces, one each read. */
function bodyOf(pieces: readonly Uint8Array[], atEnd: (controller: ReadableStreamDefaultController) => void) {
  let next = 0;
  return new ReadableStream<Uint8Array>(
    {
      pull(controller) {
        const piece = pieces[next++];
        if (piece === undefined) atEnd(controller);
        else controller.enqueue(piece);
      },
    },
    { highWaterMark: 0 },
  );
}

const whole = (...pieces: Uint8Array[]) => bodyOf(pieces, (controller) => controller.close());

describe('a whole text', () => {
  it('is the same wherever reads cut its characters', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.string({ unit: 'binary', maxLength: 30 }),
        fc.array(fc.nat(60), { maxLength: 5 }),
        async (text, cuts) => {
          const bytes = encoder.encode(text);
          const places = [0, ...cuts.map((cut) => Math.min(cut, bytes.length)).toSorted((a, b) => a - b), bytes.length];
          const pieces = places.slice(1).map((end, index) => bytes.subarray(places[index], end));
          expect(await new ByteReader(whole(...pieces), undefined).text()).toBe(new TextDecoder().decode(bytes));
        },
      ),
    );
  });

  it('ends with a mark where its last character is cut off', async () => {
    const [first, second] = [encoder.encode('a'), encoder.encode('é').subarray(0, 1)];
    expect(await new ByteReader(whole(first, second), undefined).text()).toBe('a\uFFFD');
  });

  it('is empty for a body that is none, or that was given up', async () => {
    expect(await new ByteReader(null, undefined).text()).toBe('');
    const left = new ByteReader(whole(encoder.encode('a')), undefined);
    left.cancel();
    expect(await left.text()).toBe('');
  });

  it('rejects with what broke the connection', async () => {
    const broken = bodyOf([encoder.encode('a')], (controller) => controller.error(new RangeError('gone')));
    await expect(new ByteReader(broken, undefined).text()).rejects.toEqual(new RangeError('gone'));
  });

  it('rejects with the reason of an abort before it, and between two reads, and leaves no listener behind', async () => {
    const before = new AbortController();
    before.abort(new RangeError('enough'));
    await expect(new ByteReader(whole(encoder.encode('a')), before.signal).text()).rejects.toEqual(
      new RangeError('enough'),
    );
    const between = new AbortController();
    const remove = vi.spyOn(between.signal, 'removeEventListener');
    const aborting = bodyOf([encoder.encode('a')], (controller) => {
      between.abort(new RangeError('enough'));
      controller.close();
    });
    await expect(new ByteReader(aborting, between.signal).text()).rejects.toEqual(new RangeError('enough'));
    expect(remove).toHaveBeenCalled();
  });
});

describe('a body that an abort ends', () => {
  it('is closed at once where the abort came before it', () => {
    const cancel = vi.fn<(reason: unknown) => void>();
    const reader = new ByteReader(new ReadableStream({ cancel }), AbortSignal.abort('enough'));
    expect(reader.isAborted).toBe(true);
    expect(cancel).toHaveBeenCalledExactlyOnceWith('enough');
  });

  it.each(['read', 'text', 'bytes'] as const)(
    'rejects %s with the reason, whatever the body itself says, and leaves no listener behind',
    async (method) => {
      const aborter = new AbortController();
      const remove = vi.spyOn(aborter.signal, 'removeEventListener');
      // As the `fetch` of a runtime does it, before anybody else hears of the abort.
      const body = bodyOf([], (controller) => {
        controller.error(new DOMException('This operation was aborted', 'AbortError'));
        aborter.abort(new RangeError('enough'));
      });
      await expect(new ByteReader(body, aborter.signal)[method]()).rejects.toEqual(new RangeError('enough'));
      expect(remove).toHaveBeenCalled();
    },
  );
});

it.each(['text', 'bytes'] as const)('%s leave no listener behind, at the end and where it broke', async (method) => {
  for (const atEnd of [
    (controller: ReadableStreamDefaultController) => controller.close(),
    (controller: ReadableStreamDefaultController) => controller.error(new RangeError('gone')),
  ]) {
    const { signal } = new AbortController();
    const remove = vi.spyOn(signal, 'removeEventListener');
    const reading = new ByteReader(bodyOf([encoder.encode('a')], atEnd), signal)[method]();
    await Promise.allSettled([reading]);
    expect(remove).toHaveBeenCalled();
  }
});
