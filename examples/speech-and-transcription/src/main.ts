import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect } from './connection.ts';
import { describeEcho } from './echo.ts';
import { echoWithAISDK } from './with-ai-sdk.ts';
import { echoWithLangChain } from './with-langchain.ts';

const text = process.argv.slice(2).join(' ') || 'The ferry to the island leaves at seven in the morning.';
const { connection, to } = connect();

console.log(`Text: ${text}\nThrough ${to}`);
for (const [title, file, echo] of [
  ['AI SDK: generateSpeech, transcribe', 'ai-sdk.wav', echoWithAISDK],
  ['LangChain: OpenRouterSpeech, OpenRouterTranscription', 'langchain.wav', echoWithLangChain],
] as const) {
  console.log(`\n${title}\n`);
  const result = await echo(text, connection);
  const path = join(tmpdir(), `openrouter-${file}`);
  await writeFile(path, result.audio);
  console.log(`${describeEcho(result)}\nSaved: ${path}`);
}
