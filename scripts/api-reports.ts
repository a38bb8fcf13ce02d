/**
 * Compares the public types of each publishable package with its report `etc/<name>.api.md`, and fails when they differ:
 * a change of the public surface has to be seen in a review. With `--update` it writes the reports instead.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { Extractor, ExtractorConfig, ExtractorLogLevel, type ExtractorMessage } from '@microsoft/api-extractor';

import { type PublishablePackage, publishablePackages, repository } from './workspace/publishable-packages.ts';

function reportConfig({ folder, shortName }: PublishablePackage): ExtractorConfig {
  const quiet = { logLevel: ExtractorLogLevel.None };
  return ExtractorConfig.prepare({
    configObjectFullPath: join(folder, 'api-extractor.json'),
    packageJsonFullPath: join(folder, 'package.json'),
    configObject: {
      projectFolder: folder,
      mainEntryPointFilePath: join(folder, 'dist/index.d.ts'),
      compiler: { tsconfigFilePath: join(repository, 'tsconfig.build.json') },
      apiReport: {
        enabled: true,
        reportFileName: `${shortName}.api.md`,
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

const { values } = parseArgs({ options: { update: { type: 'boolean', default: false } } });

for (const publishable of publishablePackages()) {
  mkdirSync(join(publishable.folder, 'etc'), { recursive: true });
  const result = Extractor.invoke(reportConfig(publishable), { localBuild: values.update, messageCallback: quieten });
  if (values.update) {
    console.log(`${publishable.name}: ${result.apiReportChanged ? 'report written' : 'report unchanged'}`);
  } else if (result.apiReportChanged) {
    console.error(`${publishable.name}: the public types differ from etc/: look at them, then run \`npm run api\`.`);
  }
  if (!result.succeeded) process.exitCode = 1;
}
