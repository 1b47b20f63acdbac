/** The session cannot do what was asked: nothing connected, a name that fits no connection, a place that does not exist. */
export class SessionError extends Error {
  override readonly name = 'SessionError';
  readonly id: SessionErrorId;
  readonly recommendation: string;

  constructor(id: SessionErrorId, message: string, recommendation: string) {
    super(message);
    this.id = id;
    this.recommendation = recommendation;
  }
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
