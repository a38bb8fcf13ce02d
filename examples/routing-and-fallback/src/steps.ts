/** Whom a step asks. OpenRouter itself goes on to the next upstream, then to the next of `models`. */
export interface Candidate {
  model: string;
  /** Further models, in order. */
  models?: string[];
  provider?: { order?: string[]; only?: string[]; sort?: 'price' };
}

/** One step of the work. The first candidate that is not limited does it. */
export interface Step {
  name: string;
  candidates: [Candidate, ...Candidate[]];
  prompt: (mail: string, before: string) => string;
}

const claude = 'anthropic/claude-sonnet-4.5';
const onlyAnthropic = { only: ['anthropic'] };

export const steps: readonly Step[] = [
  {
    name: 'triage',
    candidates: [{ model: 'meta-llama/llama-3.3-70b-instruct', provider: { sort: 'price' } }],
    prompt: (mail) => `Is this mail a question, a complaint or praise? One word.\n\n${mail}`,
  },
  {
    name: 'answer',
    candidates: [{ model: claude, provider: { order: ['anthropic', 'amazon-bedrock'] } }],
    prompt: (mail, kind) => `Answer this mail in three sentences. It is a ${kind}.\n\n${mail}`,
  },
  {
    name: 'translate',
    candidates: [{ model: claude, models: ['openai/gpt-5-mini'], provider: { only: ['anthropic', 'openai'] } }],
    prompt: (_, answer) => `Translate into German:\n\n${answer}`,
  },
  {
    name: 'polish',
    candidates: [{ model: claude, provider: onlyAnthropic }, { model: 'google/gemini-2.5-flash' }],
    prompt: (_, text) => `Make this friendlier, and no longer:\n\n${text}`,
  },
];

/** Who did a step, and how it came to that. */
export interface Done {
  text: string;
  model: string;
  provider: string | undefined;
  /** `openrouter_metadata` of the answer. */
  routing: unknown;
  /** US dollars. */
  cost: number | undefined;
}

/** One line about a step. `limited`: candidates that the program itself gave up. */
export function report(step: string, { model, provider, routing, cost }: Done, limited: readonly string[]): string {
  const { attempts = [] } = (routing ?? {}) as { attempts?: { provider: string; status: number }[] };
  const asked = attempts.map((attempt) => `${attempt.provider} ${attempt.status}`).join(', ');
  const given = limited.map((error) => `\n             given up: ${error}`).join('');
  return `  ${step.padEnd(10)} ${model} at ${provider}, $${(cost ?? 0).toFixed(9)}; asked: ${asked}${given}`;
}
