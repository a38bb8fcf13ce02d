import { parseArgs } from 'node:util';

import type { EmulatorOptions } from '../emulator-options.ts';
import { checkPlannedFault } from '../faults/check-planned-fault.ts';
import { parseUpstreams } from '../provider-routing/parse-upstreams.ts';
import { readJsonFile } from './read-json-file.ts';
import { readModels } from './read-models.ts';

/** What the command line asks for. */
export interface CommandSettings {
  readonly options: EmulatorOptions;
  readonly port: number;
  readonly host: string;
  readonly quiet: boolean;
  /** What is served in the place of an emulator. */
  readonly recordings?: RecordingSettings;
}

/** Recording or replaying instead of simulating. */
type RecordingSettings =
  | { readonly record: string; readonly upstream: string | undefined }
  | { readonly replay: string };

const OPTIONS = {
  port: { type: 'string' },
  host: { type: 'string' },
  models: { type: 'string' },
  script: { type: 'string' },
  fault: { type: 'string', multiple: true },
  upstreams: { type: 'string' },
  key: { type: 'string', multiple: true },
  seed: { type: 'string' },
  pace: { type: 'string' },
  record: { type: 'string' },
  upstream: { type: 'string' },
  replay: { type: 'string' },
  quiet: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean' },
} as const;

/** Options that say how to simulate. */
const SIMULATING = ['models', 'script', 'fault', 'upstreams', 'key', 'seed', 'pace'] as const;

/** Reads the command line; `help` and `version` where only these are wanted. An Error says what is wrong with it. */
export function readSettings(words: readonly string[]): CommandSettings | 'help' | 'version' {
  const { values } = parseArgs({ args: [...words], options: OPTIONS });
  if (values.help) return 'help';
  if (values.version) return 'version';
  const seed = readNumber('seed', values.seed);
  const pace = readNumber('pace', values.pace);
  if (values.key?.some((key) => key.trim() === '')) throw new TypeError('--key takes a key, not an empty text.');
  const options: EmulatorOptions = {
    ...(seed !== undefined && { seed }),
    ...(pace !== undefined && { pace: { firstEvent: pace, perEvent: pace } }),
    ...(values.models !== undefined && { models: readModels(readJsonFile('--models', values.models), values.models) }),
    ...(values.script !== undefined && {
      // Whether it is a script, the emulator checks.
      script: readJsonFile('--script', values.script) as NonNullable<EmulatorOptions['script']>,
    }),
    ...(values.fault && { faults: values.fault.map((fault) => checkPlannedFault(fault, '--fault')) }),
    ...(values.upstreams !== undefined && { upstreams: parseUpstreams(values.upstreams, '--upstreams') }),
    ...(values.key && { keys: values.key.map((key) => ({ key })) }),
  };
  return {
    options,
    port: readNumber('port', values.port, 65_535) ?? 0,
    host: values.host ?? '127.0.0.1',
    quiet: values.quiet ?? false,
    ...readRecordings(
      values,
      SIMULATING.filter((name) => values[name] !== undefined),
    ),
  };
}

function readRecordings(
  { record, upstream, replay }: { record?: string; upstream?: string; replay?: string },
  simulating: readonly string[],
): { recordings?: RecordingSettings } {
  if (record === undefined && upstream !== undefined) throw new TypeError('--upstream needs --record.');
  if (record === undefined && replay === undefined) return {};
  if (record !== undefined && replay !== undefined)
    throw new TypeError('Only one of --record and --replay can be given.');
  if (simulating.length > 0) {
    throw new TypeError(
      `--${record === undefined ? 'replay' : 'record'} does not simulate: leave out ${simulating.map((name) => `--${name}`).join(', ')}.`,
    );
  }
  if (upstream !== undefined && !URL.canParse(upstream))
    throw new TypeError(`--upstream takes a URL, not "${upstream}".`);
  if (record !== undefined) return { recordings: { record, upstream } };
  return replay === undefined ? {} : { recordings: { replay } };
}

function readNumber(name: string, text: string | undefined, most = Number.MAX_SAFE_INTEGER): number | undefined {
  if (text === undefined) return undefined;
  const value = Number(text);
  if (text.trim() !== '' && Number.isInteger(value) && value >= 0 && value <= most) return value;
  const limit = most === Number.MAX_SAFE_INTEGER ? 'of at least 0' : `from 0 to ${most}`;
  throw new TypeError(`--${name} takes a whole number ${limit}, not "${text}".`);
}
