import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { runStep } from '../steps/run-step.ts';
import { type Tally, tallyOf } from './tally.ts';

/** How users compile: the file that imports the packages, and the modes that it is compiled in. */
const consumers = [
  { file: 'consumer.ts', module: 'nodenext', moduleResolution: 'nodenext' },
  { file: 'consumer.cts', module: 'nodenext', moduleResolution: 'nodenext' },
  { file: 'consumer.ts', module: 'esnext', moduleResolution: 'bundler' },
];

/**
 * Compiles a program that imports the installed packages, their declaration files included, without Node's types.
 * Errors inside other people's declaration files are not ours; any in a file of ours is.
 */
export async function consumerTypes(folder: string, packages: readonly string[]): Promise<Tally[]> {
  const tallies: Tally[] = [];
  for (const { file, module, moduleResolution } of consumers) {
    const compilerOptions = {
      noEmit: true,
      strict: true,
      exactOptionalPropertyTypes: true,
      skipLibCheck: false,
      target: 'es2022',
      lib: ['es2022', 'dom', 'dom.iterable'],
      types: [],
      module,
      moduleResolution,
    };
    writeFileSync(
      join(folder, file),
      packages.map((name, index) => `export * as p${index} from '${name}';\n`).join(''),
    );
    writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, files: [file] }));
    const { output, seconds } = await runStep({
      name: 'tsc',
      command: 'tsc',
      arguments: ['--project', folder, '--pretty', 'false', '--listFiles'],
      folder,
      print: 'never',
    });
    const lines = output.split('\n');
    const ours = lines.filter((line) => /@openrouter-adapters\/.*: error|^consumer\.c?ts.*: error/.test(line));
    const read = packages.filter((name) =>
      lines.some((line) => line.endsWith('ts') && line.includes(`/${name}/dist/`)),
    );
    for (const line of ours) console.log(line);
    const passed = ours.length === 0 && read.length === packages.length;
    tallies.push(tallyOf(`smoke: types of ${file}, ${moduleResolution}`, passed, seconds));
  }
  return tallies;
}
