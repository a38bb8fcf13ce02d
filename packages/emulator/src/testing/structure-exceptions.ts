/** A difference between recorded structures and the emulator's that is known. */
export interface StructureException {
  readonly name: string;
  readonly reason: string;
  readonly pattern: RegExp;
}

/** The emulator answers as OpenRouter does in 2026; most recordings are older, and upstreams differ. */
export const STRUCTURE_EXCEPTIONS: readonly StructureException[] = [
  {
    name: 'money in usage',
    reason: 'Until 2026 the cost was told only where usage.include asked for it; since then always.',
    pattern: /^adds (?:body|usage)\.usage\.(?:is_byok|cost|cost_details): /,
  },
  {
    name: 'upstream cost of callers without a key of their own',
    reason: 'null until 2026, a number since.',
    pattern: /^(?:adds|lacks) (?:body|usage)\.usage\.cost_details\.upstream_inference_cost: (?:null|number)$/,
  },
  {
    name: 'token details',
    reason: 'They were null or absent, and had fewer members, until 2026.',
    pattern: /^(?:adds|lacks) (?:body|usage)\.usage\.(?:prompt|completion)_tokens_details(?:\.\w+)?: /,
  },
  {
    name: 'use of server tools',
    reason: 'A scripted answer uses no server tools, so there is no use to tell.',
    pattern: /^(?:adds|lacks) (?:body|usage)\.usage\.server_tool_use_details/,
  },
  {
    name: 'service tier',
    reason: 'Told since 2026; by upstream a tier or null.',
    pattern: /^(?:adds|lacks) (?:body|finish|usage)\.service_tier: (?:null|string)$/,
  },
  {
    name: 'fingerprint',
    reason: 'Upstreams tell theirs, none, null or "", whatever the model.',
    pattern: /^(?:adds|lacks) (?:body|delta|finish|usage)\.system_fingerprint: (?:null|string)(?: or null)?$/,
  },
  {
    name: 'log probabilities that nobody asked for',
    reason: 'Chunks had logprobs: null until 2026; Together and others send a number, Novita an object without tokens.',
    pattern:
      /^(?:adds|lacks) (?:body|delta|finish|usage|error)\.choices\[\]\.logprobs: (?:null|number|object|null or number)$/,
  },
  {
    name: 'native finish reason',
    reason: 'Absent or null where the upstream tells none, and in chunks until 2026.',
    pattern: /^(?:adds|lacks) (?:body|delta|finish|usage)\.choices\[\]\.native_finish_reason: (?:null|string)$/,
  },
  {
    name: 'no finish reason',
    reason: 'One body of early 2025 has none.',
    pattern: /^adds body\.choices\[\]\.finish_reason: string$/,
  },
  {
    name: 'finish reason in the last delta',
    reason: 'Some upstreams put the last words and the finish reason into one chunk.',
    pattern:
      /^(?:lacks delta\.choices\[\]\.finish_reason: string|adds finish: object|adds delta\.choices\[\]\.finish_reason: null)$/,
  },
  {
    name: 'finish reason in the last delta (order)',
    reason: 'The same, seen in the order of events.',
    pattern: /^order (?:empty )?(.*?) ?usage done \| \1 ?finish usage done$/,
  },
  {
    name: 'empty deltas',
    reason: 'Some upstreams open, or part what they say, with a delta that says nothing.',
    pattern: /^order (?=.*empty.* \|)[a-z_ ]+ \| (?!.*empty)[a-z_ ]+$/,
  },
  {
    name: 'members of deltas that say nothing',
    reason: 'In 2025 each delta had reasoning: null and reasoning_details: []; some upstreams still do.',
    pattern: /^(?:adds|lacks) (?:delta|finish)\.choices\[\]\.delta\.reasoning(?:_details)?: (?:null|list)$/,
  },
  {
    name: 'content of deltas that say nothing',
    reason: 'Beside tool calls it is null with most upstreams and "" with some.',
    pattern: /^lacks delta\.choices\[\]\.delta\.content: string$/,
  },
  {
    name: 'members of tool calls in later deltas',
    reason: 'null with some upstreams, absent with most; the fault "nulls" does it.',
    pattern: /^lacks delta\.choices\[\]\.delta\.tool_calls\[\]\.(?:id|function\.(?:name|arguments)): null$/,
  },
  {
    name: 'sealed reasoning',
    reason: 'Which details an upstream seals, names and numbers has changed from month to month.',
    pattern:
      /^(?:adds|lacks) (?:body\.choices\[\]\.message|delta\.choices\[\]\.delta)\.reasoning_details(?:\[\](?:\.(?:id|data|format|index|provider|signature|text))?)?: /,
  },
  {
    name: 'reasoning that is null',
    reason: 'Absent in 2025 where a model does not reason.',
    pattern: /^(?:adds|lacks) body\.choices\[\]\.message\.reasoning: null$/,
  },
  {
    name: 'citations',
    reason: "Perplexity's own member of 2024, beside annotations.",
    pattern: /^lacks body\.citations: list$/,
  },
  {
    name: 'no annotations',
    reason: 'One upstream sent an empty list where there are none.',
    pattern: /^lacks body\.choices\[\]\.message\.annotations: list$/,
  },
  {
    name: 'user of an error',
    reason: 'Errors under status 200 and in streams told the user in 2025, and not each 404 did.',
    pattern: /^(?:adds|lacks) (?:body|error)\.user_id: string$/,
  },
  {
    name: 'what a rate limit tells',
    reason: 'Retry-After and error_type are documented since 2026; the recorded limits are of 2025.',
    pattern: /^adds body\.error\.metadata\.(?:error_type|headers\.Retry-After|retry_after_seconds): /,
  },
  {
    name: 'drawn images',
    reason: 'The emulator says a sentence beside each image that it draws.',
    pattern: /^order (?:content )?images usage done \| (?:reasoning )?content images finish usage done$/,
  },
  {
    name: 'answers that broke off',
    reason: 'Where an upstream breaks, what came before and comes after is that of the moment.',
    pattern: /^broken, /,
  },
  {
    name: 'a call without arguments',
    reason: 'One upstream left them out where a tool takes none.',
    pattern: /^adds body\.choices\[\]\.message\.tool_calls\[\]\.function\.arguments: string$/,
  },
  {
    name: 'content and reasoning in another order',
    reason: 'Gemini speaks, thinks on and speaks again, or calls before it speaks; the emulator thinks, speaks, calls.',
    pattern: /^order reasoning (?:content reasoning|tool_calls content) usage done \| .*$/,
  },
];
