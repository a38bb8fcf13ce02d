import type { AgentToolName } from './agent-tool-names.ts';

/** What is known of a tool without its code, which is a lot more. */
export interface AgentToolFacts {
  /** What it does, for the model. */
  readonly description: string;
  /** It changes nothing and makes nothing. */
  readonly isReadOnly: boolean;
  /** Each call is paid for. */
  readonly costsMoney: boolean;
}

/** Of every agent tool. */
export const agentToolFacts: Readonly<Record<AgentToolName, AgentToolFacts>> = {
  openrouter_create_chat_completion: {
    description:
      'Asks any model of OpenRouter and gives its answer, with its cost. Use it to delegate a task to another model. Take ids from openrouter_list_models; they are exact.',
    isReadOnly: false,
    costsMoney: true,
  },
  openrouter_create_message: {
    description:
      "Asks a model in the form of Anthropic's Messages API, and gives its answer with its cost. Any model can be asked.",
    isReadOnly: false,
    costsMoney: true,
  },
  openrouter_create_response: {
    description:
      "Asks a model in the form of OpenAI's Responses API, and gives its answer with its cost. Stateless: the whole history goes along.",
    isReadOnly: false,
    costsMoney: true,
  },
  openrouter_create_embeddings: {
    description:
      'Turns texts into vectors. The vectors become a JSON file, in the order of the input; the text tells how many there are and how long. To order texts by relevance, openrouter_create_rerank is simpler.',
    isReadOnly: false,
    costsMoney: true,
  },
  openrouter_create_rerank: {
    description: 'Orders documents by their relevance to a query, best first, with a score for each.',
    isReadOnly: false,
    costsMoney: true,
  },
  openrouter_create_speech: {
    description: 'Speaks a text. The sound becomes a file. Its cost is told later by openrouter_get_generation.',
    isReadOnly: false,
    costsMoney: true,
  },
  openrouter_create_transcription: {
    description: 'Writes down what is said in a sound file.',
    isReadOnly: false,
    costsMoney: true,
  },
  openrouter_create_image: {
    description: 'Draws pictures, or changes given ones. They become files.',
    isReadOnly: false,
    costsMoney: true,
  },
  openrouter_create_video: {
    description:
      'Submits a job that makes a video, which takes minutes. The answer has the id of the job: ask openrouter_get_video for it, then get the video with openrouter_get_video_content. Videos are dear.',
    isReadOnly: false,
    costsMoney: true,
  },
  openrouter_get_video: {
    description:
      'Tells where a video job stands: pending, in_progress, completed, failed, cancelled or expired; and its cost at the end.',
    isReadOnly: true,
    costsMoney: false,
  },
  openrouter_get_video_content: {
    description: 'Downloads a finished video. It becomes a file.',
    isReadOnly: true,
    costsMoney: false,
  },
  openrouter_list_video_models: {
    description:
      'Lists the models that openrouter_create_video can use, with the durations, resolutions, sizes and aspect ratios that each takes, and prices.',
    isReadOnly: true,
    costsMoney: false,
  },
  openrouter_list_models: {
    description:
      'Lists models of OpenRouter with id, context length and prices (US dollars per million tokens). Filter and sort in the call: for the cheapest model with tools and 200k context give supported_parameters tools, context 200000, sort pricing-low-to-high. Only models that answer text are listed unless output_modalities says otherwise. The ids are what other tools take as model.',
    isReadOnly: true,
    costsMoney: false,
  },
  openrouter_get_model: {
    description:
      'Tells all about one model: context length, prices (US dollars per million tokens), supported parameters, voices, reasoning. Resolves aliases and variants such as :free.',
    isReadOnly: true,
    costsMoney: false,
  },
  openrouter_count_models: {
    description: 'Counts the models of OpenRouter.',
    isReadOnly: true,
    costsMoney: false,
  },
  openrouter_list_user_models: {
    description:
      "Lists the models that the account's provider preferences, privacy settings and guardrails leave, in the form of openrouter_list_models.",
    isReadOnly: true,
    costsMoney: false,
  },
  openrouter_list_model_endpoints: {
    description:
      'Lists the endpoints of one model: who offers it, at which price and speed. Each with provider, context length, prices (US dollars per million tokens), status (0 is fine), uptime, speed. The tag is what provider.only and order take.',
    isReadOnly: true,
    costsMoney: false,
  },
  openrouter_list_embedding_models: {
    description: 'Lists the models that openrouter_create_embeddings can use, with context length and prices.',
    isReadOnly: true,
    costsMoney: false,
  },
  openrouter_list_zdr_endpoints: {
    description:
      'Lists the endpoints, of all models, that are left under zero data retention (ZDR). Each with provider, context length, prices (US dollars per million tokens), status (0 is fine), uptime, speed.',
    isReadOnly: true,
    costsMoney: false,
  },
  openrouter_list_providers: {
    description:
      'Lists the providers that host models on OpenRouter, with their slugs (what provider.only, order and ignore take), headquarters, datacenters and policies.',
    isReadOnly: true,
    costsMoney: false,
  },
  openrouter_get_private_model: {
    description: "Tells all about one of the account's private models, in the form of openrouter_get_model.",
    isReadOnly: true,
    costsMoney: false,
  },
  openrouter_list_private_model_endpoints: {
    description:
      "Lists the endpoints of one of the account's private models. Each with provider, context length, prices (US dollars per million tokens), status (0 is fine), uptime, speed.",
    isReadOnly: true,
    costsMoney: false,
  },
  openrouter_get_key: {
    description:
      'Tells about the API key in use: its limit, what is left of it, and what it has used today, this week, this month and in all (US dollars).',
    isReadOnly: true,
    costsMoney: false,
  },
  openrouter_get_credits: {
    description:
      "Tells the account's credits: bought, used, and the balance (US dollars). Needs a management key; with an ordinary key use openrouter_get_key.",
    isReadOnly: true,
    costsMoney: false,
  },
  openrouter_create_coinbase_charge: {
    description:
      'Bought credits with a cryptocurrency. OpenRouter has taken this operation away for good: the answer says how credits are bought now.',
    isReadOnly: false,
    costsMoney: false,
  },
  openrouter_get_generation: {
    description:
      'Tells what OpenRouter noted of one answer: cost (US dollars), tokens, provider, latency and time (milliseconds), finish reason. A fresh answer is waited for.',
    isReadOnly: true,
    costsMoney: false,
  },
  openrouter_get_generation_content: {
    description: 'Gives prompt, answer, reasoning and error of one generation, where they were stored.',
    isReadOnly: true,
    costsMoney: false,
  },
};
