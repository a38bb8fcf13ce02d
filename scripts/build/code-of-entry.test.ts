import { describe, expect, it } from 'vitest';

import { codeOfEntry } from './code-of-entry.ts';

const sizes: Readonly<Record<string, number>> = { 'chunk-ABC.js': 10, 'chunk-DEF.js': 20 };
const find = (written: string) => codeOfEntry(written, (file) => sizes[file] ?? 0);

describe('the file that holds the code of an entry point', () => {
  it('is the one that the entry point hands on', () => {
    const written = 'import {\n  a,\n  b\n} from "./chunk-ABC.js";\nexport {\n  a,\n  b\n};\n';
    expect(find(written)).toEqual({ chunk: 'chunk-ABC.js', others: '' });
  });

  it('is the largest of several, and the others are handed on beside it', () => {
    const imports = 'import {\n  a\n} from "./chunk-ABC.js";\nimport {\n  b\n} from "./chunk-DEF.js";\n';
    const written = `${imports}import {\n  c\n} from "./setup.js";\nexport {\n  a,\n  b,\n  c\n};\n`;
    expect(find(written)).toEqual({
      chunk: 'chunk-DEF.js',
      others: 'export {\n  a\n} from "./chunk-ABC.js";\nexport {\n  c\n} from "./setup.js";\n',
    });
  });

  it('is found where the entry point loads a file of which it hands on nothing', () => {
    const written = 'import {\n  a\n} from "./chunk-ABC.js";\nimport "./chunk-DEF.js";\nexport {\n  a\n};\n';
    expect(codeOfEntry(written, (file) => (file === 'chunk-ABC.js' ? 2 : 1))).toEqual({
      chunk: 'chunk-ABC.js',
      others: '',
    });
  });

  it('is no entry point itself', () => {
    expect(find('import {\n  a\n} from "./setup.js";\nexport {\n  a\n};\n')).toBeUndefined();
  });

  it('is not told of an entry point that gives other names', () => {
    expect(find('import {\n  a\n} from "./chunk-ABC.js";\nexport {\n  a as b\n};\n')).toBeUndefined();
    expect(find('import {\n  a2 as a\n} from "./chunk-ABC.js";\nexport {\n  a\n};\n')).toBeUndefined();
  });

  it('is not told of an entry point with code of its own', () => {
    expect(find('import {\n  a\n} from "./chunk-ABC.js";\nvar b = a;\nexport {\n  b\n};\n')).toBeUndefined();
  });
});
