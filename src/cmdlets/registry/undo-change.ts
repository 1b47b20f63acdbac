import { ContentPresence } from '../../admin/content-presence.ts';
import { planUndo } from '../../admin/plan-undo.ts';
import { ShellError } from '../../engine/error-record.ts';
import { switched } from '../../engine/kinds.ts';
import type { Digest } from '../../registry/model/digest.ts';
import type { ChangeLog, ChangeRecord } from '../../session/change-log.ts';
import { defineCmdlet } from '../define.ts';
import { carryOut } from './carry-out.ts';
import { changeType } from './change.type.ts';
import { changeId } from './change-id.kind.ts';

export const undoChange = defineCmdlet({
  name: 'Undo-AzContainerRegistryChange',
  synopsis: 'Takes back a change of attributes or a removed tag of this session.',
  description:
    'Attributes go back to what they were. A removed tag is put back by pushing the same manifest under it, then its attributes, as long as the manifest lives and nobody has taken the tag. Without -Id it is the last change that was not yet taken back. An undo is a change as well: -Redo, or -Id with its number, makes the change again.',
  grade: 'change',
  guarded: true,
  parameters: {
    id: changeId({
      help: 'Which change, by its number in Get-AzContainerRegistryJournal; left out: the last one.',
      position: 0,
      pipeline: 'property',
      set: 'ById',
    }),
    redo: switched({ help: 'Takes back the last undo instead.', set: 'Redo' }),
  },
  defaultSet: 'ById',
  output: changeType,
  examples: [
    {
      says: 'Put back a tag that should not have gone.',
      transcript: `
        PS> Remove-AcrTag library/hello-world v1 -Confirm:$false
        PS> (Undo-AcrChange).Action
        Restore tag
        PS> (Get-AcrTag library/hello-world v1).Name
        v1
      `,
    },
    {
      says: 'Look at what an undo would do.',
      transcript: `
        PS> Update-AcrTag team/api 1.4 -ListEnabled $false | Out-Null
        PS> Undo-AcrChange -WhatIf
        What if: Performing the operation "Update attributes" on target "[registry]/team/api:1.4".
          DeleteEnabled  True   (not sent)
          WriteEnabled   True   (not sent)
          ListEnabled    False → True
          ReadEnabled    True   (not sent)
      `,
    },
  ],
  body: {
    async *process(args, context) {
      const { changes } = context.session;
      const record = args.set === 'Redo' ? changes.nextRedo : byId(changes, args.id);
      if (!record) throw nothing(args.set === 'Redo' ? 'redo' : 'undo');
      const { registry, name: registryName } = context.session.writable(record.server);
      if (record.made === undefined) throw cannotBeUndone(record);
      const restoring = {
        kept: (digest: Digest) => context.session.journal.bytesOf(record.name.run, digest),
        presence: new ContentPresence(),
      };
      const plan = await planUndo({ registry, registryName }, record.made, restoring, context.signal);
      if ((await carryOut(plan, context, record)) === undefined) return;
      const undo = changes.undoneBy(record);
      if (undo) yield { change: undo, undoneBy: undefined };
    },
  },
});

const cannotBeUndone = ({ id, action, target }: ChangeRecord): ShellError =>
  new ShellError('CannotBeUndone', `Change ${id} cannot be taken back: ${action} ${target}.`, {
    category: 'InvalidOperation',
    recommendation: 'Get-AzContainerRegistryJournal lists what was changed.',
  });

function byId(changes: ChangeLog, id: number | undefined): ChangeRecord | undefined {
  if (id === undefined) return changes.nextUndo;
  const record = changes.at(id);
  if (!record) {
    throw new ShellError('NoSuchChange', `There is no change ${id} in this session that could be taken back.`, {
      category: 'ObjectNotFound',
      recommendation: 'Get-AzContainerRegistryJournal lists them.',
    });
  }
  const by = changes.undoneBy(record);
  if (!by) return record;
  throw new ShellError('AlreadyUndone', `Change ${id} has been taken back already, by change ${by.id}.`, {
    category: 'InvalidOperation',
    recommendation: `To make it again: Undo-AzContainerRegistryChange -Id ${by.id}`,
  });
}

const nothing = (what: 'undo' | 'redo'): ShellError =>
  new ShellError('NothingToUndo', `There is nothing to ${what} in this session that could be taken back.`, {
    category: 'InvalidOperation',
    recommendation: 'Get-AzContainerRegistryJournal lists what was changed.',
  });
