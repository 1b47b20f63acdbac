import type { Session } from './session/session.ts';
import { tokenMinutes } from './session-object.ts';

/** `contoso.azurecr.io · token 41m · READ-ONLY · Emacs`: what the status line under the input tells (interface R37). */
export function statusText({ connections, places }: Session, editMode: string): string {
  const connection = connections.at(places.current.drive);
  if (!connection) return `not connected · ${editMode}`;
  const minutes = tokenMinutes(connection.registry.authorizer.tokens());
  const facts = [
    connection.registry.server.name,
    minutes === null ? 'no token' : `token ${minutes}m`,
    ...(connection.isProtected ? ['PROTECTED'] : []),
    ...(connection.readOnly ? ['READ-ONLY'] : []),
    editMode,
  ];
  return facts.join(' · ');
}
