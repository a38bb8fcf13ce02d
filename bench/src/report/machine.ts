import { createRequire } from 'node:module';
import { availableParallelism, cpus, totalmem } from 'node:os';

const require = createRequire(import.meta.url);

/** What the numbers were measured on. */
export interface Machine {
  description: string;
  node: string;
  cpu: string;
  cores: number;
  memoryGB: number;
  versions: Record<string, string>;
}

const measured = ['ai', '@langchain/core', '@openrouter/ai-sdk-provider', '@langchain/openrouter'];

/** This machine and the versions that are installed. */
export function describeMachine(): Machine {
  const versions = Object.fromEntries(measured.map((name) => [name, versionOf(name)]));
  const cpu = cpus()[0]?.model.trim() ?? 'unknown processor';
  const cores = availableParallelism();
  const memoryGB = Math.round(totalmem() / 1e9);
  const node = process.versions.node;
  const installed = Object.entries(versions).map(([name, version]) => `${name} ${version}`);
  const description = `Node ${node}, ${cores} cores (${cpu}), ${memoryGB} GB; ${installed.join(', ')}`;
  return { description, node, cpu, cores, memoryGB, versions };
}

function versionOf(name: string): string {
  // A manifest always has one; some packages hide theirs from `require`, so that it is looked for by path.
  const path = require.resolve.paths(name)?.map((folder) => `${folder}/${name}/package.json`) ?? [];
  for (const file of path) {
    try {
      return (require(file) as { version: string }).version;
    } catch {
      continue; // Not in this folder.
    }
  }
  throw new Error(`${name} is not installed.`);
}
