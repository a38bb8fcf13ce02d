import { expect, it } from 'vitest';

import { withTypeOnlyExports } from './with-type-only-exports.ts';

it('an entry point promises no values of another one', () => {
  const written = "export { a as b } from './base-x.js';\nexport * from '@openrouter-adapters/core';\n";
  expect(withTypeOnlyExports(written)).toBe(
    "export { a as b } from './base-x.js';\nexport type * from '@openrouter-adapters/core';\n",
  );
});

it('leaves what is exported of files and of others as it is', () => {
  const written = "export * from './x.js';\nexport * from 'ai';\n";
  expect(withTypeOnlyExports(written)).toBe(written);
});
