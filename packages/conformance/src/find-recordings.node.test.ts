import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findRecordings } from './recordings.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'recordings-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** Makes a folder with one recording in it. */
function fill(path: string): string {
  mkdirSync(join(path, 'client'), { recursive: true });
  writeFileSync(join(path, 'client', 'one.json'), '{}');
  return path;
}

describe('the folder of recordings', () => {
  const project = () => join(folder, 'project');

  it('is the one that RECORDINGS_DIR names', () => {
    const path = fill(join(folder, 'elsewhere'));
    expect(findRecordings({ RECORDINGS_DIR: path }, project())).toEqual({ path });
  });

  it('is ../shared/recordings by default', () => {
    const path = fill(join(folder, 'shared', 'recordings'));
    expect(findRecordings({}, project())).toEqual({ path });
  });

  it('is a failure when RECORDINGS_DIR names an absent or an empty one', () => {
    expect(() => findRecordings({ RECORDINGS_DIR: join(folder, 'absent') }, project())).toThrow('absent or empty');
    expect(() => findRecordings({ RECORDINGS_DIR: folder }, project())).toThrow('absent or empty');
  });

  it('is a failure when ../shared is there and the recordings are not', () => {
    mkdirSync(join(folder, 'shared'));
    expect(() => findRecordings({}, project())).toThrow('although ../shared is there');
  });

  it('may be missing where nobody counts on it, which is said', () => {
    expect(findRecordings({}, project())).toEqual({ missing: expect.stringContaining('did not run') });
  });
});
