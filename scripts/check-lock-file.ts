/** The lock file carries no download address: it has to work with any registry. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { repository } from './workspace/publishable-packages.ts';

const text = readFileSync(join(repository, 'package-lock.json'), 'utf8');
// The part of npm's lock format (version 3) that matters here.
const lock = JSON.parse(text) as { packages: Record<string, { resolved?: string; link?: boolean }> };

const addresses = Object.entries(lock.packages)
  .filter(([, entry]) => entry.resolved !== undefined && !entry.link)
  .map(([path, entry]) => `${path} is resolved to ${entry.resolved}`);
const registries = [...text.matchAll(/registry\.[a-z0-9.-]+|[a-z0-9.-]*npmjs\.org|verdaccio|artifactory/gi)].map(
  ([host]) => `the lock file names the registry ${host}`,
);

for (const problem of [...addresses, ...registries]) console.error(problem);
if (addresses.length + registries.length > 0) {
  console.error('Remove them (the root .npmrc sets omit-lockfile-registry-resolved) and run npm install.');
  process.exitCode = 1;
}
