import { wildcard } from '../../../values/wildcard.ts';
import { defineCmdlet } from '../../define.ts';
import { imageParameters, platform } from '../image/named-images.ts';
import { imageRecords } from '../image/read-images.ts';
import { labelType } from './label.type.ts';
import { completeImageOrLabel, labelPattern } from './label-name.kind.ts';

export const getLabel = defineCmdlet({
  name: 'Get-AzContainerRegistryLabel',
  synopsis: 'Reads the labels of images, of one or of many at once.',
  description:
    'Behind a pipe the first word is the name of a label: the images come along. Several images are read side by side, and what was read once in a session is not asked for again.',
  grade: 'read',
  parameters: {
    ...imageParameters,
    repositoryName: {
      ...imageParameters.repositoryName,
      kind: { ...imageParameters.repositoryName.kind, complete: completeImageOrLabel },
    },
    tag: { ...imageParameters.tag, position: 2 },
    name: labelPattern({
      help: 'Only labels with these names; wildcards are allowed.',
      position: 1,
      many: true,
      aliases: ['Label'],
    }),
    platform,
  },
  output: labelType,
  examples: [
    {
      says: 'From which commits the releases were built.',
      transcript: `
        PS> Get-AcrTag team/api 1.3* | Get-AcrLabel org.opencontainers.image.version -Platform linux/amd64 | ForEach-Object { "$($_.Tag): $($_.Value)" }
        1.3.0: 1.3.0
        1.3.1: 1.3.1
      `,
    },
    {
      says: 'The labels of one image that a pipeline wrote.',
      transcript: `
        PS> Get-AcrLabel samples/nginx:latest com.visualstudio.*.system.* | ForEach-Object Value
        https://dev.azure.com/contoso/
        Samples
      `,
    },
  ],
  body: {
    async *stream(input, args, context) {
      // whoever pipes images in names none
      const [first, images] = context.piped
        ? [args.repositoryName, { ...args, repositoryName: undefined }]
        : [undefined, args];
      const tests = [...(first === undefined ? [] : [first]), ...(args.name ?? [])].map(each => wildcard(each));
      for await (const record of imageRecords(input, images, context)) {
        const labels = Object.entries(record.image.config?.labels ?? {});
        for (const [name, value] of labels.toSorted(([a], [b]) => (a < b ? -1 : 1))) {
          if (tests.length === 0 || tests.some(test => test(name))) yield { ...record, name, value };
        }
      }
    },
  },
});
