import { refuse } from '../checks/field-check.ts';
import type { ChatMessage, ChatRequest, ContentPart } from '../chat/chat-request.ts';
import type { FileStore } from './file-store.ts';

/** Puts the names of uploaded files into the parts that refer to them; a 400 where a file is not there. */
export function resolveFileParts(request: ChatRequest, files: FileStore, account: string): ChatRequest {
  const resolve = (part: ContentPart, path: string): ContentPart => {
    const id = part.file?.file_id;
    if (id === undefined) return part;
    const file = files.find(id, account) ?? refuse(`${path}.file.file_id`, `File ${id} not found`);
    return { ...part, file: { filename: file.filename, ...part.file } };
  };
  const messages = request.messages.map((message, index): ChatMessage => {
    if (!Array.isArray(message.content)) return message;
    const content = message.content.map((part, at) => resolve(part, `messages.${index}.content.${at}`));
    return { ...message, content };
  });
  return { ...request, messages };
}
