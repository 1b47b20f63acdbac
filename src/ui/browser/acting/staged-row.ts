import { timestampOf } from '../../../values/date-time.ts';
import { isObject } from '../../../values/object-value.ts';
import { isOf, type OutputType, type RecordType, recordType, TypedObject } from '../../../values/output-type.ts';
import type { Value } from '../../../values/value.ts';
import type { StagedChange } from './basket.ts';
import type { ItemSubject } from './command-lines.ts';

/** Staged changes as the rows of the place `plan`. */
const stagedChangeType: OutputType<StagedChange> = {
  name: 'AcrStagedChange',
  properties: [
    { name: 'Action', of: ({ action }) => action },
    { name: 'RegistryName', of: ({ subject }) => subject.registry },
    { name: 'RepositoryName', of: ({ subject }) => subject.repository },
    { name: 'Item', of: ({ subject }) => itemOf(subject) },
    { name: 'Staged', of: ({ stagedAt }) => timestampOf(stagedAt) },
    { name: 'Command', of: ({ line }) => line },
  ],
  view: {
    table: {
      columns: [
        { label: 'Action', of: ({ action }) => action, width: 6, look: 'diff.changed' },
        { label: 'Staged', of: ({ stagedAt }) => timestampOf(stagedAt), width: 20, priority: 1, look: 'reg.date' },
        { label: 'RegistryName', of: ({ subject }) => subject.registry, priority: 2, look: 'reg.registry' },
        { label: 'RepositoryName', of: ({ subject }) => subject.repository, look: 'reg.repository' },
        { label: 'Item', of: ({ subject }) => itemOf(subject), flexible: { least: 12 }, look: 'reg.tag' },
      ],
    },
  },
};

const type: RecordType<StagedChange> = recordType(stagedChangeType);

export const stagedRow = (staged: StagedChange): Value => new TypedObject(type, staged);

/** The staged change that a row of the plan stands for; undefined for other rows. */
export function stagedChangeOf(value: Value): StagedChange | undefined {
  return isObject(value) && isOf<StagedChange>(type, value) ? value.record : undefined;
}

/** A tag by its name, a manifest by its digest; a repository is its own item. */
function itemOf(subject: ItemSubject): string {
  if (subject.kind === 'tag') return subject.tag;
  return subject.kind === 'manifest' ? subject.digest : '(all of it)';
}
