/**
 * Compares the public types of each publishable package with its report `etc/<name>.api.md`, and fails when they differ:
 * a change of the public surface has to be seen in a review. With `--update` it writes the reports instead. A further
 * entry point `./x` has a report of its own, `etc/<name>-x.api.md`. It also fails for a report whose entry point is gone.
 */
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import { Extractor, ExtractorConfig, ExtractorLogLevel, type ExtractorMessage } from '@microsoft/api-extractor';

import { type PublishablePackage, publishablePackages, repository } from './workspace/publishable-packages.ts';

function reportConfig({ folder, shortName }: PublishablePackage, entry: string): ExtractorConfig {
  const entryName = basename(entry, '.d.ts');
  const quiet = { logLevel: ExtractorLogLevel.None };
  return ExtractorConfig.prepare({
    configObjectFullPath: join(folder, 'api-extractor.json'),
    packageJsonFullPath: join(folder, 'package.json'),
    configObject: {
      projectFolder: folder,
      mainEntryPointFilePath: join(folder, entry),
      compiler: { tsconfigFilePath: join(repository, 'tsconfig.build.json') },
      apiReport: {
        enabled: true,
        reportFileName: `${entryName === 'index' ? shortName : `${shortName}-${entryName}`}.api.md`,
        reportFolder: join(folder, 'etc'),
        reportTempFolder: join(folder, 'temp'),
      },
      docModel: { enabled: false },
      dtsRollup: { enabled: false },
      tsdocMetadata: { enabled: false },
      newlineKind: 'lf',
      messages: {
        compilerMessageReporting: { default: { logLevel: ExtractorLogLevel.Warning } },
        extractorMessageReporting: {
          default: { logLevel: ExtractorLogLevel.Warning },
          // No release tags here: what the entry exports is public.
          'ae-missing-release-tag': quiet,
        },
        tsdocMessageReporting: { default: quiet },
      },
    },
  });
}

/** Each export has to be documented; a member whose name says it all need not be. */
function quieten(message: ExtractorMessage): void {
  const isMember = message.messageId === 'ae-undocumented' && message.sourceFileColumn !== 1;
  const isBanner = message.messageId === 'console-preamble' || message.messageId === 'console-compiler-version-notice';
  if (isMember || isBanner) message.logLevel = ExtractorLogLevel.None;
}

function declarationFiles({ manifest }: PublishablePackage): string[] {
  return Object.values(manifest.exports)
    .filter((target) => typeof target !== 'string')
    .map((target) => target.import.types);
}

const { values } = parseArgs({ options: { update: { type: 'boolean', default: false } } });

for (const publishable of publishablePackages()) {
  const folder = join(publishable.folder, 'etc');
  mkdirSync(folder, { recursive: true });
  const reports = readdirSync(folder).filter((name) => name.endsWith('.api.md'));
  const left = new Set(reports.map((name) => join(folder, name)));
  for (const entry of declarationFiles(publishable)) {
    const config = reportConfig(publishable, entry);
    left.delete(config.reportFilePath);
    const result = Extractor.invoke(config, { localBuild: values.update, messageCallback: quieten });
    if (values.update) {
      console.log(`${config.reportFilePath}: ${result.apiReportChanged ? 'written' : 'unchanged'}`);
    } else if (result.apiReportChanged) {
      console.error(`${config.reportFilePath} is not what ${entry} exports: look at it, then run \`npm run api\`.`);
    }
    if (!result.succeeded) process.exitCode = 1;
  }
  for (const path of left) {
    if (values.update) {
      rmSync(path);
      console.log(`${path}: removed`);
    } else {
      console.error(`${path} is the report of an entry point that does not exist: run \`npm run api\`.`);
      process.exitCode = 1;
    }
  }
}
