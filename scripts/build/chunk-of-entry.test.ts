import { describe, expect, it } from 'vitest';

import { chunkOfEntry } from './chunk-of-entry.ts';

describe('the file that holds the code of an entry point', () => {
  it('is the one that the entry point hands on', () => {
    const written = 'import {\n  a,\n  b\n} from "./chunk-ABC.js";\nexport {\n  a,\n  b\n};\n';
    expect(chunkOfEntry(written)).toBe('chunk-ABC.js');
  });

  it('is not told of an entry point that gives other names', () => {
    expect(chunkOfEntry('import {\n  a\n} from "./chunk-ABC.js";\nexport {\n  a as b\n};\n')).toBeUndefined();
    expect(chunkOfEntry('import {\n  a2 as a\n} from "./chunk-ABC.js";\nexport {\n  a\n};\n')).toBeUndefined();
  });

  it('is not told of an entry point with code of its own', () => {
    expect(chunkOfEntry('import {\n  a\n} from "./chunk-ABC.js";\nvar b = a;\nexport {\n  b\n};\n')).toBeUndefined();
  });
});
