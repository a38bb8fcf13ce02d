import { pick } from '../../deterministic/random.ts';
import type { ChatTurn } from '../chat-turn.ts';

/**
 * The readable reasoning of an answer, as blocks: mostly one; with much effort Claude thinks twice before it calls
 * tools, and each block gets a signature of its own.
 */
export function composeThoughts(turn: ChatTurn, thoughts: number, callNames: readonly string[]): string[] {
  const { source, toolResults, random } = turn;
  const topic = source.keywords.slice(0, 4).join(', ') || 'nothing in particular';
  const sentences = [
    pick(random, ['The user wants to know about', 'The request is about', 'This question concerns']) + ` ${topic}.`,
    toolResults.length > 0
      ? ` I have ${toolResults.length} tool ${toolResults.length === 1 ? 'result' : 'results'} to work with.`
      : pick(random, [' No results are there yet.', ' I start from the conversation alone.']),
    callNames.length > 0
      ? ` I should call ${[...new Set(callNames)].join(' and ')} before I answer.`
      : ' I can answer without calling anything.',
    ' Let me check that this fits what was asked.',
    ' The details of the question matter more than its wording.',
    ' Nothing in the conversation contradicts this.',
    ' That settles it.',
  ];
  const chosen = sentences.slice(0, thoughts);
  if (turn.family.dialect !== 'anthropic' || thoughts < 5 || callNames.length === 0) return [chosen.join('')];
  return [chosen.slice(0, 3).join(''), chosen.slice(3).join('').trimStart()];
}
