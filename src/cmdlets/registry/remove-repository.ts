import { planRepositoryDeletion } from '../../admin/plan-repository-deletion.ts';
import { defineCmdlet } from '../define.ts';
import { carryOut } from './carry-out.ts';
import { registryName } from './place-parameters.ts';
import { repositoryKind, wholeRepository } from './repository.kind.ts';
import { deletedRepositoryType } from './repository.type.ts';
import { findRepository } from './target.ts';

export const removeRepositoryCmdlet = defineCmdlet({
  name: 'Remove-AzContainerRegistryRepository',
  synopsis: 'Deletes a repository with everything in it.',
  description:
    'A repository can only be deleted when none of its manifests is locked. In a script it takes -Force or -ConfirmName <repository>.',
  grade: 'destroy',
  parameters: {
    name: repositoryKind({
      help: 'Repository.',
      position: 0,
      mandatory: true,
      ...wholeRepository,
    }),
    registryName,
  },
  output: deletedRepositoryType,
  examples: [
    {
      says: 'Delete a repository in a script.',
      transcript: `
        PS> (Remove-AcrRepository test/busybox -ConfirmName test/busybox).TagsDeleted.Count
        150
      `,
    },
  ],
  body: {
    async *process(args, context) {
      const { connection, repository } = findRepository(context.session, {
        registryName: args.registryName,
        repositoryName: args.name,
      });
      const place = { registry: connection.registry, registryName: connection.name, repository };
      const deleted = await carryOut(await planRepositoryDeletion(place, context.signal), context);
      if (deleted) yield deleted;
    },
  },
});
