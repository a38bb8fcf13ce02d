/** What the configuration of a destination needs, and what it has without being told. */
export interface DestinationType {
  readonly required: readonly string[];
  readonly defaults?: Readonly<Record<string, string>>;
}

/** Services that take traces, by `type`: those of OpenRouter's document. */
export const DESTINATION_TYPES: Readonly<Record<string, DestinationType>> = {
  arize: { required: ['apiKey', 'spaceKey', 'modelId'], defaults: { baseUrl: 'https://otlp.arize.com' } },
  braintrust: { required: ['apiKey', 'projectId'], defaults: { baseUrl: 'https://api.braintrust.dev' } },
  clickhouse: { required: ['host', 'database', 'username', 'password'], defaults: { table: 'OPENROUTER_TRACES' } },
  datadog: { required: ['apiKey', 'mlApp'], defaults: { url: 'https://api.us5.datadoghq.com' } },
  grafana: {
    required: ['apiKey', 'instanceId'],
    defaults: { baseUrl: 'https://otlp-gateway-prod-us-west-0.grafana.net' },
  },
  langfuse: { required: ['secretKey', 'publicKey'], defaults: { baseUrl: 'https://us.cloud.langfuse.com' } },
  langsmith: { required: ['apiKey'], defaults: { endpoint: 'https://api.smith.langchain.com', project: 'main' } },
  newrelic: { required: ['licenseKey'], defaults: { region: 'us' } },
  opik: { required: ['apiKey', 'workspace', 'projectName'] },
  'otel-collector': { required: ['endpoint'] },
  posthog: { required: ['apiKey'], defaults: { endpoint: 'https://us.i.posthog.com' } },
  ramp: {
    required: ['apiKey'],
    defaults: { baseUrl: 'https://api.ramp.com/developer/v1/ai-usage/openrouter' },
  },
  s3: {
    required: ['bucketName', 'accessKeyId', 'secretAccessKey'],
    defaults: { pathTemplate: '{prefix}/{date}', prefix: 'openrouter-traces' },
  },
  sentry: { required: ['otlpEndpoint', 'dsn'] },
  snowflake: {
    required: ['account', 'token'],
    defaults: {
      database: 'SNOWFLAKE_LEARNING_DB',
      schema: 'PUBLIC',
      table: 'OPENROUTER_TRACES',
      warehouse: 'COMPUTE_WH',
    },
  },
  weave: { required: ['apiKey', 'entity', 'project'], defaults: { baseUrl: 'https://trace.wandb.ai' } },
  webhook: { required: ['url'], defaults: { method: 'POST' } },
};

/** Members of a configuration that are shown masked. */
export const SECRET_MEMBERS: ReadonlySet<string> = new Set([
  'apiKey',
  'secretKey',
  'publicKey',
  'licenseKey',
  'spaceKey',
  'password',
  'token',
  'accessKeyId',
  'secretAccessKey',
  'sessionToken',
]);
