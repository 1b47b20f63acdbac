import { ShellError } from '../../engine/error-record.ts';
import { boolean } from '../../engine/kinds.ts';
import type { AttributeChange } from '../../registry/model/attributes.ts';
import { registryName as registry } from '../management/registry-name.kind.ts';
import { reference, repositoryPattern } from './repository.kind.ts';

/** The registry to act on; left out: the one of the location, else the only connected one. */
export const registryName = registry({
  help: 'Registry: its short name, login server, or host:port. Left out: the registry of the current location, else the only connected one.',
  pipeline: 'property',
  aliases: ['ResourceName'],
});

/** The repository to act in; left out: the one of the location. */
export const repositoryName = reference({
  help: 'Repository, or a whole reference such as team/api:1.4.2. Left out, as in :1.4.2 too: the repository of the current location.',
  position: 0,
  aliases: ['ImageName', 'Repository'],
  pipeline: 'property',
});

/** The repositories to list. */
export const repositoryFilter = repositoryPattern({
  help: 'Repository; wildcards are allowed.',
  position: 0,
  aliases: ['RepositoryName', 'ImageName', 'Repository'],
  pipeline: 'both',
});

const UNCHANGED = '(unchanged)';

/** The four changeable attributes; only those that are given are sent. */
export const attributeSwitches = {
  deleteEnabled: boolean({ help: 'False blocks deleting it.', fallbackText: UNCHANGED }),
  writeEnabled: boolean({
    help: 'False blocks pushing over it, and deleting it as well.',
    fallbackText: UNCHANGED,
  }),
  listEnabled: boolean({
    help: 'False hides it from lists; by name it is still reached.',
    fallbackText: UNCHANGED,
  }),
  readEnabled: boolean({ help: 'False blocks pulling it.', fallbackText: UNCHANGED }),
} as const;

/** The attributes that were given. Throws ShellError when there are none. */
export function attributeChange(
  args: {
    readonly [Name in keyof typeof attributeSwitches]: boolean | undefined;
  },
): AttributeChange {
  const { deleteEnabled, writeEnabled, listEnabled, readEnabled } = args;
  const change: AttributeChange = {
    ...(deleteEnabled === undefined ? {} : { deleteEnabled }),
    ...(writeEnabled === undefined ? {} : { writeEnabled }),
    ...(listEnabled === undefined ? {} : { listEnabled }),
    ...(readEnabled === undefined ? {} : { readEnabled }),
  };
  if (Object.keys(change).length > 0) return change;
  throw new ShellError('NothingToChange', 'No attribute was named, so there is nothing to change.', {
    category: 'InvalidArgument',
    recommendation:
      'Name at least one: -DeleteEnabled, -WriteEnabled, -ListEnabled or -ReadEnabled with $true or $false.',
  });
}
