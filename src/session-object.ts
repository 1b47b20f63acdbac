import type { Session } from './session/session.ts';
import { CustomObject } from './values/custom-object.ts';
import type { Value } from './values/value.ts';

/** `$AcrSession`: what a `prompt` function may want to show besides `$PWD`, `$?` and `$LastDuration`; asks nobody anything. */
export function sessionObject(session: Session, isPrivate: boolean): Value {
  const connection = session.connections.at(session.places.current.drive);
  return new CustomObject(
    [
      ['Registry', connection?.registry.server.name ?? null],
      ['UserName', connection?.offer.identity ?? null],
      ['ReadOnly', connection?.readOnly ?? false],
      ['Protected', connection?.isProtected ?? false],
      ['TokenMinutes', connection ? tokenMinutes(connection.registry.authorizer.tokens()) : null],
      ['Private', isPrivate],
    ],
    'AcrSession',
  );
}

/** Whole minutes that the cached access tokens last, by the one that lasts longest; null while there is none. */
export function tokenMinutes(tokens: readonly { readonly expiresIn: number | undefined }[]): number | null {
  const left = tokens.map(each => each.expiresIn).filter(each => each !== undefined);
  return left.length === 0 ? null : Math.max(0, Math.floor(Math.max(...left) / 60_000));
}
