import { choice, switched, value } from '../../../engine/kinds.ts';
import { age } from '../../admin/age.kind.ts';
import { planKind } from '../../admin/plan.kind.ts';
import { defineCmdlet } from '../../define.ts';
import { registryName } from '../../registry/place-parameters.ts';
import { referencePattern } from '../../registry/repository.kind.ts';
import { measuredStorage } from './measured-storage.ts';
import { storageType } from './storage.type.ts';
import { chartType } from './storage-chart.ts';
import { imageStorageType } from './storage-image.type.ts';

export const measureStorage = defineCmdlet({
  name: 'Measure-AzContainerRegistryStorage',
  synopsis: 'Adds up what repositories take of storage, layers counted once, and what of it could be freed.',
  description: [
    'Reads every manifest once in a session; what was read before Ctrl+C is kept, so that the next run goes on from there. Bytes are those of layers and configurations: SumOfTags counts what several tags lead to for each of them, as listings do; Size counts it once. Reclaimable is what a plan by the same rule frees: manifests without a tag that nothing needs, if nothing else is asked for.',
    'Unique and Shared say of repositories what only they use and what others of them use as well, with -Shared or -By Registry, which wait for the last of them; of images what no other image of their repository uses, and what others do.',
  ].join('\n\n'),
  grade: 'read',
  parameters: {
    repositoryName: referencePattern({
      help: 'Repositories, wildcards allowed, or references such as team/api:1.4.2. Left out: those of -Plan, else those at and below the current location.',
      position: 0,
      many: true,
      aliases: ['ImageName', 'Repository'],
    }),
    registryName,
    untagged: switched({
      help: 'What could be freed: manifests without a tag. That is so, too, where nothing is given.',
    }),
    olderThan: age({
      help: 'What could be freed: everything that was not updated for so long, 30d or 12h; with -Untagged, only of what has no tag.',
      aliases: ['Ago'],
    }),
    plan: planKind({ help: 'What could be freed: what this plan deletes, as far as it is still there.' }),
    by: choice(['Repository', 'Registry', 'Image'], {
      help: 'What a row is for. Image: each manifest with a tag, and each that no tag and no index leads to, the one that takes most alone first.',
    }),
    shared: switched({ help: 'Wait for all repositories, and tell what each of them shares with the others.' }),
    chart: switched({ help: 'A bar for each row, the largest first.' }),
    inputObject: value({
      help: 'Repositories, tags, manifests, references such as team/api:1.4.2, or a plan; images are added up by repository.',
      pipeline: 'value',
    }),
  },
  output: 'values',
  emits: [storageType, imageStorageType, chartType],
  examples: [
    {
      says: 'The repositories that take most, and what could be freed in them.',
      transcript: `
        PS> Measure-AcrStorage | Sort-Object Size -Descending | Select-Object -First 2 | Format-Table RepositoryName, @{ n = 'GB'; e = { '{0:n2}' -f ($_.Size / 1gb) } }

        RepositoryName     GB
        --------------     --
        team/api           0.14
        base/dotnet-aspnet 0.14
      `,
    },
    {
      says: 'What a plan frees, before it is carried out.',
      transcript: `
        PS> $plan = New-AcrPlan 'test/busybox50:*' -Keep 10 -Untagged
        PS> (Measure-AcrStorage -Plan $plan).Reclaimable -eq $plan.Frees
        True
      `,
    },
    {
      says: 'How little the releases would take without each other.',
      transcript: `
        PS> Get-AcrTag team/api 1.4.* | Measure-AcrStorage | ForEach-Object { $_.SumOfTags -gt $_.Size }
        True
      `,
    },
    {
      says: 'A bar for each image of a repository.',
      transcript: `
        PS> Measure-AcrStorage team/api -By Image -Chart
      `,
      skip: 'it fills the width of the terminal',
    },
  ],
  body: {
    stream: measuredStorage,
  },
});
