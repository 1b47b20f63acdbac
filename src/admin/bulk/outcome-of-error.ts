import { RegistryError, type RegistryErrorId } from '../../registry/model/errors.ts';
import { AdminError, type AdminErrorId } from '../admin-error.ts';
import type { ItemOutcome, ItemState } from './item-outcome.ts';

const BY_ADMIN: Readonly<Record<AdminErrorId, ItemState>> = {
  TagLocked: 'locked-skipped',
  ManifestLocked: 'locked-skipped',
  RepositoryLocked: 'locked-skipped',
  TagMoved: 'moved-skipped',
  TagTaken: 'changed-skipped',
  ManifestGone: 'changed-skipped',
  NotKept: 'changed-skipped',
  ContentGone: 'changed-skipped',
  BackAlready: 'changed-skipped',
  SoftDeleted: 'failed',
  NoReferrerList: 'changed-skipped',
  BlobInUse: 'failed',
  ChangedMeanwhile: 'changed-skipped',
  NotInEffect: 'failed',
  OutcomeUnknown: 'unknown',
  Stopped: 'unknown',
};

const BY_REGISTRY: Partial<Readonly<Record<RegistryErrorId, ItemState>>> = {
  Unauthorized: 'no-permission',
  WrongCredentials: 'no-permission',
  NoPermission: 'no-permission',
  Firewall: 'no-permission',
  Locked: 'locked-skipped',
  OutcomeUnknown: 'unknown',
};

/** How an item ends of which this is the last word; undefined: it is neither the registry's word nor the plan's. */
export function outcomeOfError(error: unknown): ItemOutcome | undefined {
  if (error instanceof AdminError) return ended(BY_ADMIN[error.id], error);
  if (error instanceof RegistryError) return ended(BY_REGISTRY[error.id] ?? 'failed', error);
  return undefined;
}

const ended = (state: ItemState, { message, recommendation }: AdminError | RegistryError): ItemOutcome => ({
  state,
  reason: message,
  recommendation,
});

/** The way to the registry is cut, or it wants to be left alone for longer than a run waits: no other item would fare better. */
const NO_WAY: ReadonlySet<RegistryErrorId> = new Set([
  'HostNotFound',
  'ConnectionRefused',
  'TlsFailed',
  'InvalidProxy',
  'ProxyFailed',
  'UntrustedHost',
  'TooManyRequests',
]);

/** The registry may be down, but a single one of them may also be about its item alone. */
const TROUBLE: ReadonlySet<RegistryErrorId> = new Set(['Timeout', 'ConnectionLost', 'ServerError']);

export const isNoWay = (error: unknown): error is RegistryError =>
  error instanceof RegistryError && NO_WAY.has(error.id);

export const isTrouble = (error: unknown): error is RegistryError =>
  error instanceof RegistryError && TROUBLE.has(error.id);
