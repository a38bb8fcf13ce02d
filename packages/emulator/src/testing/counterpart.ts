import type { CatalogueModel } from '../catalogue/catalogue-model.ts';
import { DEFAULT_MODELS } from '../catalogue/default-models.ts';
import { createEmulator } from '../create-emulator.ts';
import type { EmulatorOptions, UsageChunkShape } from '../emulator-options.ts';
import type { JsonObject } from '../json/json-value.ts';
import { KEY, post } from './ask.ts';
import { readSaying, type RecordedSaying } from './recorded-step.ts';

/** A recorded chat exchange, as far as it is compared. */
export interface RecordedChat {
  readonly body: JsonObject;
  readonly status: number;
  readonly text: string;
}

/** What the emulator answers to the request of a recording: the same model, provider and kind of answer. */
export async function answerLike(recorded: RecordedChat): Promise<{ status: number; text: string }> {
  const { body: sent, status, text } = recorded;
  const saying = readSaying(text);
  // A preset is stored in an account, which the emulator does not have: the model alone is asked.
  const { preset: _preset, ...body } = withoutElisions(sent);
  const failed = status >= 400;
  const emulator = createEmulator({
    seed: 1,
    clock: () => 1_800_000_000_000,
    verifyReasoning: false,
    usageChunk: usageChunkOf(text),
    models: [modelLike({ ...recorded, body }, saying), ...DEFAULT_MODELS],
    ...(status === 429 && { freeQuota: { perMinute: 0 } }),
    ...(!failed && !saying.draws && { script: [saying.step] }),
    ...faultLike(saying, recorded),
  });
  const authorization = status === 401 ? {} : { authorization: `Bearer ${KEY}` };
  const response = await post(emulator, body, { headers: authorization });
  return { status: response.status, text: await response.text() };
}

/** Base64 that was cut short for the recording, without the words that stand for the rest. */
function withoutElisions(body: JsonObject): JsonObject {
  const text = JSON.stringify(body).replaceAll(/\.\.\.\[elided \d+ base64 chars\]/g, '');
  return JSON.parse(text) as JsonObject; // an object as before
}

/** Which of the three forms the last chunk of a recorded stream has. */
function usageChunkOf(text: string): UsageChunkShape {
  const last = text.split(/\r?\n/).findLast((line) => line.startsWith('data: {') && line.includes('"usage"'));
  if (last === undefined) return 'repeated-finish';
  const { choices = [] } = JSON.parse(last.slice('data: '.length)) as { choices?: { finish_reason?: unknown }[] };
  const [choice] = choices;
  if (!choice) return 'empty-choices';
  return choice.finish_reason ? 'repeated-finish' : 'null-finish';
}

/** Errors that came in an answer; those with a status of their own have to come by themselves. */
function faultLike(
  { error, errorPlace }: RecordedSaying,
  { status, text }: RecordedChat,
): Pick<EmulatorOptions, 'faults'> {
  if (!error || (status >= 400 && status !== 403)) return {};
  const own = {
    code: error.code,
    message: error.message,
    ...(error.metadata && { metadata: error.metadata as JsonObject }),
  }; // recorded JSON
  // The provider of one model took offence at the prompt: nothing that the emulator could find by itself.
  if (status === 403) return { faults: { kind: 'http-error', status, error: own } };
  if (errorPlace === 'choice') return { faults: { kind: 'choice-error', error: own } };
  const isPartial = text.trimStart().startsWith(':') || text.trimStart().startsWith('data:');
  const done = text.includes('data: [DONE]');
  return {
    faults: isPartial
      ? { kind: 'stream-error', afterDeltas: 2, done, error: own }
      : { kind: 'error-in-ok', error: own },
  };
}

/** The catalogue entry of a recorded model; one of its author or of open models where the catalogue has none. */
function modelLike({ body, status, text }: RecordedChat, saying: RecordedSaying): CatalogueModel {
  const id = typeof body.model === 'string' ? body.model : 'openrouter/auto';
  const [author = ''] = id.split('/');
  const base =
    DEFAULT_MODELS.find((model) => model.id === id) ??
    DEFAULT_MODELS.find((model) => model.id.startsWith(`${author}/`) && model.supported_parameters.includes('tools')) ??
    DEFAULT_MODELS.find((model) => model.id === 'deepseek/deepseek-chat-v3.1');
  if (!base) throw new Error('The catalogue has no model to begin with');
  const without = /support tool use/.test(text);
  const gone = status === 404 && !without;
  return {
    ...base,
    id,
    canonical_slug: id,
    supported_parameters: [...base.supported_parameters, 'logprobs', 'top_logprobs'].filter(
      (name) => !without || name !== 'tools',
    ),
    architecture: {
      ...base.architecture,
      input_modalities: ['text', 'image', 'file', 'audio', 'video'],
      output_modalities:
        saying.draws || JSON.stringify(body.modalities ?? []).includes('image') ? ['text', 'image'] : ['text'],
    },
    ...(saying.reasons || status === 400
      ? { reasoning: { mandatory: status === 400, default_enabled: true, supports_max_tokens: true } }
      : {}),
    emulation: { endpoints: gone ? [] : [{ provider: saying.provider }] },
  };
}
