import { planRepositoryAttributes } from '../../admin/plan-attributes.ts';
import { defineCmdlet } from '../define.ts';
import { carryOut } from './carry-out.ts';
import { attributeChange, attributeSwitches, registryName } from './place-parameters.ts';
import { repositoryKind, wholeRepository } from './repository.kind.ts';
import { repositoryType } from './repository.type.ts';
import { findRepository } from './target.ts';

export const updateRepositoryCmdlet = defineCmdlet({
  name: 'Update-AzContainerRegistryRepository',
  synopsis: 'Changes attributes of a repository; only those that are named are sent.',
  grade: 'change',
  guarded: true,
  manyAtOnce: true,
  parameters: {
    name: repositoryKind({
      help: 'Repository. Left out: the repository of the current location.',
      position: 0,
      ...wholeRepository,
    }),
    registryName,
    ...attributeSwitches,
  },
  output: repositoryType,
  examples: [
    {
      says: 'Protect a repository from deletion.',
      transcript: `
        PS> (Update-AcrRepository test/busybox -DeleteEnabled $false).ChangeableAttributes.DeleteEnabled
        False
      `,
    },
  ],
  body: {
    async *process(args, context) {
      const change = attributeChange(args);
      const { connection, repository } = findRepository(context.session, {
        registryName: args.registryName,
        repositoryName: args.name,
      });
      const place = { registry: connection.registry, registryName: connection.name, repository };
      const plan = await planRepositoryAttributes(place, change, context.signal);
      const updated = await carryOut(plan, context);
      if (updated) yield { connection, repository: updated };
    },
  },
});
