import { pick } from '../../deterministic/random.ts';
import { mediaParts } from '../message-text.ts';
import type { ChatTurn } from '../chat-turn.ts';
import { describeToolResults } from './describe-tool-results.ts';

/** The text of an answer. It refers to the question and says that it is simulated. */
export function composeText(turn: ChatTurn, extras: { searched: boolean; drawn: boolean }): string {
  const sentences = [
    opening(turn),
    attachments(turn),
    extras.drawn ? 'The image below is a single simulated pixel.' : '',
    describeServerTools(turn),
    turn.toolResults.length > 0 ? describeToolResults(turn.toolResults) : outlook(turn),
    extras.searched ? 'The cited pages are invented and do not exist.' : '',
    `(Simulated by the OpenRouter emulator in place of ${turn.model.name}.)`,
  ];
  return sentences.filter((sentence) => sentence !== '').join(' ');
}

function describeServerTools({ serverTools }: ChatTurn): string {
  // Searches show in their citations.
  const told = serverTools.filter(({ type }) => type !== 'openrouter:web_search');
  return describeToolResults(told.map(({ type, result }) => ({ name: type, content: JSON.stringify(result) })));
}

function opening(turn: ChatTurn): string {
  if (turn.toolResults.length > 0)
    return pick(turn.random, ['Here is what I found.', 'The tools answered.', 'I looked it up.']);
  if (turn.question === '') return 'You did not ask anything in words.';
  const asked = turn.question.length > 240 ? `${[...turn.question].slice(0, 240).join('')}…` : turn.question;
  return pick(turn.random, [`You asked: “${asked}”`, `About “${asked}”:`, `Your question was “${asked}”`]);
}

function attachments({ request }: ChatTurn): string {
  const kinds = request.messages.filter((message) => message.role === 'user').flatMap(mediaParts);
  const count = (type: string): number => kinds.filter((part) => part.type === type).length;
  const named = [
    ['image', count('image_url')],
    ['audio clip', count('input_audio')],
    ['video', count('video_url') + count('input_video')],
    ['file', count('file')],
  ] as const;
  const counted = named
    .filter(([, number]) => number > 0)
    .map(([noun, number]) => `${number} ${noun}${number > 1 ? 's' : ''}`);
  return counted.length > 0 ? `You attached ${counted.join(' and ')}.` : '';
}

function outlook({ source, random }: ChatTurn): string {
  const topics = source.keywords.slice(0, 5);
  if (topics.length === 0)
    return pick(random, ['Hello! How can I help you today?', 'I am here to help.', 'What would you like to know?']);
  const last = topics.at(-1) ?? '';
  const list = topics.length === 1 ? last : `${topics.slice(0, -1).join(', ')} and ${last}`;
  return pick(random, [
    `A real model would now tell you about ${list}, step by step.`,
    `There is much to say about ${list}, and a real model would say it here.`,
    `The key words are ${list}; a real model would build its answer on them.`,
  ]);
}
