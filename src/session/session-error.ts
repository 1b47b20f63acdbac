import { ExplainedError } from '../registry/model/explained-error.ts';

/** The session cannot do what was asked: nothing connected, a name that fits no connection, a place that does not exist. */
export class SessionError extends ExplainedError<SessionErrorId> {
  override readonly name = 'SessionError';
}

export type SessionErrorId =
  | 'NotConnected'
  | 'NoSuchConnection'
  | 'SeveralConnections'
  | 'ReadOnlyConnection'
  | 'NoRepository'
  | 'NoSuchDrive'
  | 'NoSuchLocation'
  | 'NoCredential'
  | 'UncheckedHost'
  | 'NoSuchCloud'
  | 'UnreadableFile'
  | 'NoSuchTheme'
  | 'NoSuchColour'
  | 'NoSuchKey'
  | 'NoSuchFunction'
  | 'NoSuchOption'
  | 'BadOption';
