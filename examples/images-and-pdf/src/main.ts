import { generateText, type ModelMessage } from 'ai';
import { connect } from './connection.ts';
import { bill, picture } from './documents.ts';
import { usageOf } from './usage.ts';

const { openrouter, modelId } = connect();
// PDFs work with every model: OpenRouter parses them for those that cannot read them, here without a charge.
const model = openrouter(modelId, { plugins: [{ id: 'file-parser', pdf: { engine: 'cloudflare-ai' } }] });

const messages: ModelMessage[] = [
  {
    role: 'user',
    content: [
      { type: 'text', text: 'What is in the picture, and what is to be paid?' },
      { type: 'file', mediaType: 'image/png', data: picture, providerOptions: { openrouter: { imageDetail: 'low' } } },
      { type: 'file', mediaType: 'application/pdf', data: bill, filename: 'bill.pdf' },
    ],
  },
];
const first = await generateText({ model, messages });
console.log(`${first.text}\n`);
for (const source of first.sources) if (source.sourceType === 'document') console.log(`Read: ${source.filename}`);

// The parsed PDF is in the history now and goes back with it, so that it is not parsed again.
messages.push(...first.responseMessages, { role: 'user', content: 'By when?' });
const second = await generateText({ model, messages });
console.log(`${second.text}\n`);

// Models that draw give files; the emulator draws one pixel.
const drawn = await generateText({
  model: openrouter('google/gemini-2.5-flash-image', {
    modalities: ['image', 'text'],
    imageConfig: { aspectRatio: '1:1' },
  }),
  prompt: 'Draw a red dot.',
});
for (const { mediaType, uint8Array } of drawn.files) console.log(`Drawn: ${mediaType}, ${uint8Array.byteLength} bytes`);

const cost = [first, second, drawn].reduce(
  (sum, { finalStep }) => sum + (usageOf(finalStep.providerMetadata).totalCost ?? 0),
  0,
);
console.log(`cost $${cost.toFixed(6)}`);
