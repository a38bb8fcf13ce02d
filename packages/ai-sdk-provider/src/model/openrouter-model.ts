import type { ModelConfig } from './model-config.ts';

/** What every model of the AI SDK has, whatever its kind: the specification's version, the provider, the id. */
export abstract class OpenRouterModel<Config extends Pick<ModelConfig, 'modelId'> = ModelConfig> {
  readonly specificationVersion = 'v4';
  readonly provider = 'openrouter';
  readonly modelId: string;
  // No `#config`, which a proxy or an heir of the model could not reach, and not enumerable, so that no log and no serialisation of the
  // model shows settings or keys.
  declare protected readonly config: Config;

  constructor(config: Config) {
    this.modelId = config.modelId;
    Object.defineProperty(this, 'config', { value: config });
  }
}
