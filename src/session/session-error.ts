import type { ErrorCategory } from '../registry/model/error-category.ts';
import { ExplainedError } from '../registry/model/explained-error.ts';

/** The session cannot do what was asked: nothing connected, a name that fits no connection, a place that does not exist. */
export class SessionError extends ExplainedError<SessionErrorId> {
  override readonly name = 'SessionError';

  get category(): ErrorCategory {
    return CATEGORIES[this.id];
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

const CATEGORIES: Readonly<Record<SessionErrorId, ErrorCategory>> = {
  NotConnected: 'ConnectionError',
  NoSuchConnection: 'ObjectNotFound',
  SeveralConnections: 'InvalidArgument',
  ReadOnlyConnection: 'PermissionDenied',
  NoRepository: 'InvalidArgument',
  NoSuchDrive: 'ObjectNotFound',
  NoSuchLocation: 'ObjectNotFound',
  NoCredential: 'AuthenticationError',
  UncheckedHost: 'SecurityError',
  NoSuchCloud: 'ObjectNotFound',
  UnreadableFile: 'ReadError',
  NoSuchTheme: 'ObjectNotFound',
  NoSuchColour: 'ObjectNotFound',
  NoSuchKey: 'ObjectNotFound',
  NoSuchFunction: 'ObjectNotFound',
  NoSuchOption: 'ObjectNotFound',
  BadOption: 'InvalidArgument',
};
