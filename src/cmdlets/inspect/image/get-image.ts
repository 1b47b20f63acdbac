import { switched } from '../../../engine/kinds.ts';
import { wildcard } from '../../../values/wildcard.ts';
import { defineCmdlet } from '../../define.ts';
import { labelPattern } from '../label/label-name.kind.ts';
import { imageType } from './image.type.ts';
import { imageParameters, platform } from './named-images.ts';
import { type ImageRecord, imageRecords } from './read-images.ts';

export const getImage = defineCmdlet({
  name: 'Get-AzContainerRegistryImage',
  synopsis: 'Looks into an image: platform, command, environment, labels, annotations and history.',
  description:
    'A tag leads to its manifest, that of an index to an image for each platform, and each image to its configuration. Helm charts and other artifacts show what their manifests say. What was read once in a session is not asked for again.',
  grade: 'read',
  parameters: {
    ...imageParameters,
    platform,
    index: switched({ help: 'An index itself, with what it lists, in place of its images: one request.' }),
    label: labelPattern({
      help: 'Only images with a label like this: its name, or name=value; wildcards are allowed.',
      many: true,
    }),
  },
  output: imageType,
  examples: [
    {
      says: 'The images of all platforms behind a tag.',
      transcript: `
        PS> (Get-AcrImage team/api:1.4.2).Platform
        linux/amd64
        linux/arm64/v8
      `,
    },
    {
      says: 'What one platform runs.',
      transcript: `
        PS> (Get-AcrImage team/api 1.4.2 -Platform linux/arm64).Entrypoint -join ' '
        dotnet Contoso.Api.dll
      `,
    },
    {
      says: 'The tags whose images were made from one commit.',
      transcript: `
        PS> Get-AcrTag team/api 1.3* | Get-AcrImage -Platform linux/amd64 -Label org.opencontainers.image.version=1.3.1 | ForEach-Object Tag
        1.3.1
      `,
    },
  ],
  body: {
    async *stream(input, args, context) {
      const passes = labelFilter(args.label);
      for await (const record of imageRecords(input, args, context)) if (passes(record)) yield record;
    },
  },
});

/** An image passes when it has a label for each of the patterns. */
function labelFilter(patterns: readonly string[] | undefined): (record: ImageRecord) => boolean {
  const tests = (patterns ?? []).map(pattern => {
    const mark = pattern.indexOf('=');
    const name = wildcard(mark < 0 ? pattern : pattern.slice(0, mark));
    const value = mark < 0 ? () => true : wildcard(pattern.slice(mark + 1));
    return ([key, text]: readonly [string, string]) => name(key) && value(text);
  });
  return ({ image }) => {
    const labels = Object.entries(image.config?.labels ?? {});
    return tests.every(test => labels.some(test));
  };
}
