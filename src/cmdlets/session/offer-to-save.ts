import type { Context } from '../../engine/context.ts';
import type { Connection } from '../../session/connection.ts';
import type { Session } from '../../session/session.ts';

const CHOICES = [
  { key: 'Y', label: 'Yes', help: 'Save it.' },
  { key: 'N', label: 'No', help: 'Not this time.' },
  { key: 'A', label: 'Always', help: 'Save it, and every later one unasked.' },
  { key: 'V', label: 'Never', help: 'Not now, and do not ask again.' },
] as const;

/** What the command line says: -Save, -NoSave, or nothing. */
export type SaveChoice = 'save' | 'no' | undefined;

/** Saves the credential of a new connection where -Save or the settings say so, or the user does when asked. */
export async function offerToSave(
  connection: Connection,
  choice: SaveChoice,
  context: Context<Session>,
): Promise<void> {
  const { session } = context;
  const { name, offer } = connection;
  if (session.isSaved(connection) || (choice === undefined && !session.isWorthSaving(connection))) return;
  const question = `Save the credential of ${offer.identity} for ${name} in the keychain of this computer?`;
  if (!(await agreeToSave(question, choice, context))) return;
  const where = await session.save(connection, context.signal).catch((error: unknown) => notSaved(error, context));
  if (where === 'nothing') context.warning(`The connection to ${name} has no credential that could be saved.`);
  if (where === 'keychain') {
    context.verbose(
      `The credential of ${offer.identity} for ${name} was saved in the keychain; Remove-AcrSavedCredential forgets it.`,
    );
  }
}

/** What was to be saved works all the same, so that this is an error of its own and ends nothing. */
export function notSaved(error: unknown, context: Context<Session>): undefined {
  context.signal.throwIfAborted();
  context.error(error instanceof Error ? error : new Error(String(error)));
}

/** Whether something is to be saved: as the command line says, else the settings, else the user, who may settle it for good. */
export async function agreeToSave(
  question: string,
  choice: SaveChoice,
  { session: { settings }, interactive, choose }: Context<Session>,
): Promise<boolean> {
  const { saveCredentials } = settings.current;
  if (choice !== undefined || saveCredentials !== 'ask')
    return choice === 'save' || (!choice && saveCredentials === 'always');
  if (!interactive) return false;
  const answer = CHOICES[(await choose({ lines: [question], choices: CHOICES, fallback: 1 })) ?? 1]?.label;
  if (answer === 'Always') await settings.update(each => ({ ...each, saveCredentials: 'always' }));
  if (answer === 'Never') await settings.update(each => ({ ...each, saveCredentials: 'never' }));
  return answer === 'Yes' || answer === 'Always';
}
