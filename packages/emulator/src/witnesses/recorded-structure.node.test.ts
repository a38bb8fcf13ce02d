import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';

import { loadRecordings, type JsonObject, type Recording } from '../index.ts';
import { answerLike } from '../testing/counterpart.ts';
import { readSaying } from '../testing/recorded-step.ts';
import { STRUCTURE_EXCEPTIONS } from '../testing/structure-exceptions.ts';
import { compareStructures, structureOf } from '../testing/structure.ts';

const beside = resolve(import.meta.dirname, '../../../../../shared/recordings');
const folder = resolve(process.env.RECORDINGS_DIR || beside);
const present = existsSync(folder);

const isChat = ({ request }: Recording): boolean => request.path.endsWith('/chat/completions');
const textOf = ({ response }: Recording): string =>
  Buffer.from(response.body, response.body_encoding === 'base64' ? 'base64' : 'utf8').toString();

/** What is different between a recorded answer and the emulator's to the same request. */
async function differencesOf(recording: Recording): Promise<string[]> {
  const { status } = recording.response;
  // Recorded requests are JSON.
  const recorded = { body: recording.request.body as JsonObject, status, text: textOf(recording) };
  const answered = await answerLike(recorded);
  if (answered.status !== status)
    return [`status ${status} | ${answered.status} ${answered.text.trim().slice(0, 200)}`];
  const differences = compareStructures(structureOf(recorded.text), structureOf(answered.text));
  const isBroken = status < 400 && readSaying(recorded.text).error !== undefined;
  return isBroken ? differences.map((difference) => `broken, ${difference}`) : differences;
}

describe.runIf(present)('each recorded chat exchange', () => {
  test(
    'has the members, types and order of events that the emulator answers, known exceptions aside',
    { timeout: 120_000 },
    async () => {
      const recordings = (await loadRecordings(folder)).filter(isChat);
      expect(recordings.length).toBeGreaterThan(0);
      const unexplained: string[] = [];
      const used = new Map<string, number>();
      let alike = 0;
      for (const recording of recordings) {
        const differences = await differencesOf(recording);
        if (differences.length === 0) alike++;
        for (const difference of differences) {
          const exception = STRUCTURE_EXCEPTIONS.find(({ pattern }) => pattern.test(difference));
          if (exception) used.set(exception.name, (used.get(exception.name) ?? 0) + 1);
          else unexplained.push(`${JSON.stringify(recording.request.body).slice(0, 60)}: ${difference}`);
        }
      }
      process.stdout.write(
        `Structure of ${recordings.length} recorded chat exchanges: ${alike} alike in all, the others but for ${used.size} known exceptions.\n`,
      );
      expect(unexplained).toEqual([]);
      // An exception that explains nothing any more is to be taken away.
      expect(STRUCTURE_EXCEPTIONS.filter(({ name }) => !used.has(name)).map(({ name }) => name)).toEqual([]);
    },
  );
});

test('recorded structures were compared where there are any', () => {
  expect(present || !process.env.RECORDINGS_DIR).toBe(true);
});
