/** Members of the document that no example of a request has, and why. */
export interface UnsentMember {
  readonly api: RegExp;
  /** The member, as `documentedMembers` writes it. */
  readonly member: RegExp;
  readonly because: string;
}

export const UNSENT: readonly UnsentMember[] = [
  { api: /^/, member: /\bfile_id$/, because: 'the file has to be there first' },
  { api: /messages/, member: /^context_management\./, because: 'the emulator refuses context management' },
  {
    api: /messages/,
    member: /^messages\.\*\.content\.\*\.tool\b/,
    because: 'the emulator refuses changes of tools in the middle',
  },
  {
    api: /messages/,
    member: /^messages\.\*\.content\.\*\.(?:source\.)?content\.\*\.(?:citations|content|source)\b/,
    because: 'blocks in blocks are those of messages, and are checked alike',
  },
  {
    api: /^/,
    member: /^provider\.options\./,
    because: 'options of upstreams all have one shape; the examples have those of one upstream',
  },
  {
    api: /videos/,
    member: /^(?:creativity|upscale_factor)$/,
    because: 'no model of the catalogue takes it, and the emulator refuses what the model does not take',
  },
  { api: /responses/, member: /^prompt\./, because: 'the emulator refuses stored prompts' },
  {
    api: /responses/,
    member:
      /^input\.\*\.(?:input|queries|code|container_id|outputs|pending_safety_checks|language|screenshotB64|filePath|key|value|serverLabel|toolName|environment|max_output_length|server_label|tools|approval_request_id|approve|reason|agent|author|recipient|action\.(?:command|env|user|working_directory)|content\.\*\.encrypted_content)\b/,
    because: 'the emulator refuses items of tools that it does not simulate, and those of agents',
  },
  {
    api: /responses/,
    member:
      /^tools\.\*\.(?:filters\.(?:key|type|value|filters)|max_num_results|ranking_options|vector_store_ids|display_(?:height|width)|environment|container|allowed_tools|authorization|connector_id|headers|require_approval|server_(?:description|label|url)|format|tools)\b/,
    because: 'the emulator refuses these tools of OpenAI',
  },
  { api: /chat/, member: /^response_format\.grammar$/, because: 'the emulator refuses grammars' },
  {
    api: /chat/,
    member: /^tools\.\*\.parameters\.(?:environment|sleep_after_seconds)/,
    because: 'openrouter:bash is documented to be a 400 in chat completions',
  },
];
