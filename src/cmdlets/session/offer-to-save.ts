import type { Context } from '../../engine/context.ts';
import type { Connection } from '../../session/connection.ts';
import type { Session } from '../../session/session.ts';

const CHOICES = [
  { key: 'Y', label: 'Yes', help: 'Save it; Remove-AcrSavedCredential forgets it again.' },
  { key: 'N', label: 'No', help: 'Not this time.' },
  { key: 'A', label: 'Always', help: 'Save it, and every later one unasked.' },
  { key: 'V', label: 'Never', help: 'Not now, and do not ask again.' },
] as const;

/** Saves the credential of a new connection where -Save or the settings say so, or the user does when asked. */
export async function offerToSave(
  connection: Connection,
  asked: 'save' | 'no' | undefined,
  context: Context<Session>,
): Promise<void> {
  const { session } = context;
  const { saveCredentials } = session.settings.current;
  if (asked === 'no' || session.isSaved(connection)) return;
  if (asked === undefined) {
    if (saveCredentials === 'never' || !session.isWorthSaving(connection)) return;
    if (saveCredentials === 'ask' && !(await agree(connection, context))) return;
  }
  const where = await session.save(connection, context.signal);
  const { name, offer } = connection;
  if (where === 'nothing') context.warning(`The connection to ${name} has no credential that could be saved.`);
  if (where === 'keychain')
    context.verbose(`The credential of ${offer.identity} for ${name} was saved in the keychain.`);
}

async function agree(
  { name, offer }: Connection,
  { session, interactive, choose }: Context<Session>,
): Promise<boolean> {
  if (!interactive) return false;
  const lines = [`Save the credential of ${offer.identity} for ${name} in the keychain of this computer?`];
  const answer = CHOICES[(await choose({ lines, choices: CHOICES, fallback: 1 })) ?? 1]?.label;
  if (answer === 'Always') await session.settings.update(each => ({ ...each, saveCredentials: 'always' }));
  if (answer === 'Never') await session.settings.update(each => ({ ...each, saveCredentials: 'never' }));
  return answer === 'Yes' || answer === 'Always';
}
