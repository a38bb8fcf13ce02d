import { UnsupportedFunctionalityError, type LanguageModelV4Prompt, type SharedV4Warning } from '@ai-sdk/provider';

/** What begins a turn of the user in a conversation that is one text. */
export const userTurn = '\nuser:';

/**
 * Messages → one text. A single message of the user is that text itself; a conversation is written down turn by turn, and ends where the
 * assistant speaks.
 *
 * @returns the text, and whether it is a conversation, which has to stop before the user's next turn
 * @throws {UnsupportedFunctionalityError} for files, which no text holds
 */
export function fromPrompt(
  prompt: LanguageModelV4Prompt,
  warnings: SharedV4Warning[],
): { text: string; isConversation: boolean } {
  const instructions = prompt.flatMap((message) => (message.role === 'system' ? message.content : []));
  const turns = prompt.filter((message) => message.role !== 'system');
  const [only] = turns;
  if (turns.length <= 1 && only?.role !== 'assistant') {
    return {
      text: [...instructions, ...turns.map((turn) => textOf(turn, warnings))].join('\n\n'),
      isConversation: false,
    };
  }
  const spoken = turns.flatMap((turn) => (turn.role === 'tool' ? leaveOut('tool results', warnings) : turn));
  const written = spoken.map((turn) => `${turn.role}:\n${textOf(turn, warnings)}`);
  return { text: [...instructions, ...written, 'assistant:\n'].join('\n\n'), isConversation: true };
}

function textOf(
  message: Exclude<LanguageModelV4Prompt[number], { role: 'system' }>,
  warnings: SharedV4Warning[],
): string {
  return message.content
    .flatMap((part) => {
      if (part.type === 'text') return part.text;
      if (part.type === 'file') throw noFiles();
      return leaveOut(
        part.type === 'reasoning' ? 'reasoning of earlier turns' : 'tool calls and their results',
        warnings,
      );
    })
    .join('');
}

function leaveOut(feature: string, warnings: SharedV4Warning[]): [] {
  if (!warnings.some((warning) => warning.type === 'unsupported' && warning.feature === feature)) {
    warnings.push({ type: 'unsupported', feature, details: 'A completion continues a text: it was left out.' });
  }
  return [];
}

function noFiles(): UnsupportedFunctionalityError {
  return new UnsupportedFunctionalityError({
    functionality: 'files in the prompt of a completion',
    message: 'A completion continues a text, which holds no files. Use a chat model.',
  });
}
