/**
 * Compares the public types of each publishable package with its report `etc/<name>.api.md`, and fails when they differ:
 * a change of the public surface has to be seen in a review. With `--update` it writes the reports instead. A further
 * entry point `./x` has a report of its own, `etc/<name>-x.api.md`.
 */
import { mkdirSync } from 'node:fs';
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
  mkdirSync(join(publishable.folder, 'etc'), { recursive: true });
  for (const entry of declarationFiles(publishable)) {
    const config = reportConfig(publishable, entry);
    const result = Extractor.invoke(config, { localBuild: values.update, messageCallback: quieten });
    if (values.update) {
      console.log(`${config.reportFilePath}: ${result.apiReportChanged ? 'written' : 'unchanged'}`);
    } else if (result.apiReportChanged) {
      console.error(`${config.reportFilePath} is not what ${entry} exports: look at it, then run \`npm run api\`.`);
    }
    if (!result.succeeded) process.exitCode = 1;
  }
}
