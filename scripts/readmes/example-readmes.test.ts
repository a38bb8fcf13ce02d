import { readdir, readFile } from 'node:fs/promises';

import { expect, it } from 'vitest';

const examples = new URL('../../examples/', import.meta.url);

interface Example {
  name: string;
  readme: string;
  source: string;
}

async function readExample(name: string): Promise<Example> {
  const folder = new URL(`${name}/`, examples);
  const files = (await readdir(new URL('src/', folder))).filter(
    (file) => file.endsWith('.ts') && !file.endsWith('.test.ts'),
  );
  const texts = await Promise.all(files.map((file) => readFile(new URL(`src/${file}`, folder), 'utf8')));
  return { name, readme: await readFile(new URL('README.md', folder), 'utf8'), source: texts.join('\n') };
}

/** What the packages read by themselves. */
const readByPackages = ['OPENROUTER_API_KEY', 'OPENROUTER_BASE_URL', 'OPENROUTER_MANAGEMENT_KEY'];

const folders = (await readdir(examples, { withFileTypes: true })).filter((entry) => entry.isDirectory());
const all = await Promise.all(folders.map(({ name }) => readExample(name)));

function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

it.each(all)('the README of $name has the name of its folder, and says how to run it', ({ name, readme }) => {
  expect(readme).toMatch(new RegExp(`^# ${name}\n`));
  expect(readme).toContain('\nnpm start\n');
});

it.each(all)('the lines of code that the README of $name shows are in its sources', ({ readme, source }) => {
  const known = new Set(linesOf(source));
  const shown = [...readme.matchAll(/^```ts\n(.*?)^```$/gms)].flatMap(([, text = '']) => linesOf(text));
  expect(shown.filter((line) => !known.has(line))).toEqual([]);
});

it.each(all)('the README of $name names the variables of the environment and the models that it uses', (example) => {
  const variables = new Set(example.source.match(/\bOPENROUTER_[A-Z_]+/g));
  expect([...variables].filter((variable) => !example.readme.includes(`\`${variable}\``))).toEqual([]);
  const named = new Set(example.readme.match(/\bOPENROUTER_[A-Z_]+/g));
  for (const variable of readByPackages) named.delete(variable);
  expect([...named].filter((variable) => !variables.has(variable))).toEqual([]);
  const models = new Set(example.readme.match(/(?<=`)[a-z]+\/[a-z][\w.-]+(?=`)/g));
  const ids = [...models].filter((model) => !model.startsWith('src/'));
  expect(ids.filter((model) => !example.source.includes(`'${model}'`))).toEqual([]);
});

it('the top README leads to every example', async () => {
  const readme = await readFile(new URL('../README.md', examples), 'utf8');
  expect(all.map(({ name }) => name).filter((name) => !readme.includes(`](examples/${name})`))).toEqual([]);
});
