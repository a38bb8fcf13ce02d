import type { Machine } from './machine.ts';
import { officialPackages } from './table.ts';

const frameworks = {
  aiSDK: { name: 'ai', provider: '`doStream` and `doGenerate` of the model', whole: '`streamText`', loaded: '`ai`' },
  langChain: {
    name: '@langchain/core',
    provider: '`_streamResponseChunks` and `_generate` of the model',
    whole: '`model.stream`',
    loaded: 'the base class of its chat models',
  },
};

/** What one has to know to read the table of a package. */
export function toCaption(
  { node, cores, cpu, versions }: Omit<Machine, 'description'>,
  adapter: 'aiSDK' | 'langChain',
) {
  const { name, provider, whole, loaded } = frameworks[adapter];
  const official = officialPackages[adapter].name;
  return [
    'Measured by `npm run bench` in the repository (`bench/results.json`), all contestants interleaved in one run, on',
    `Node ${node}, ${cores} cores (${cpu}), with \`${name}\` ${versions[name]} and \`${official}\` ${versions[official]}.`,
    'The limit does only what must be done: bytes, server-sent events, `JSON.parse`, one `ReadableStream`; times are',
    `ratios to it. "Provider level" is ${provider}, "through the framework" is ${whole}, and the framework that is loaded`,
    `already is ${loaded}. Bursts come in reads of 64 kB. Bold is what misses the number in the column "wanted", which the`,
    'project set itself.',
  ].join(' ');
}
