import type { Conversation } from './context.ts';
import type { PromptText } from './prompt-text.ts';
import { runWith } from './run.ts';

/** The prompt as it is where the session stands now; the plain one where the user's own function was stopped. */
export async function readPrompt(conversation: Conversation): Promise<PromptText> {
  const { shell } = conversation;
  return (await runWith(conversation, (face, stops) => shell.prompt(face, stops))) ?? shell.plainPrompt;
}
