import { switched } from '../../../engine/kinds.ts';
import { defineCmdlet } from '../../define.ts';
import { imageParameters, platform } from '../image/named-images.ts';
import { type ImageRecord, imageRecords } from '../image/read-images.ts';
import { buildSteps } from './build-step.ts';
import { layerType } from './layer.type.ts';
import { SharedLayers } from './layer-sharing.ts';

export const getLayer = defineCmdlet({
  name: 'Get-AzContainerRegistryLayer',
  synopsis: 'Lists the layers of an image: size, share of the image, and the command that made each.',
  description:
    'Lowest first. -Shared counts the other images of the repository with the same layer; it reads their manifests, up to 1000, once in a session.',
  grade: 'read',
  parameters: {
    ...imageParameters,
    platform,
    shared: switched({ help: 'Count the other images of the repository that have each layer.' }),
  },
  output: layerType,
  examples: [
    {
      says: 'The largest layer of an image, and what made it.',
      transcript: `
        PS> Get-AcrLayer samples/nginx:latest | Sort-Object Size -Descending | Select-Object -First 1 | ForEach-Object Command
        ADD rootfs.tar /
      `,
    },
    {
      says: 'The layers that no other image of the repository has.',
      transcript: `
        PS> Get-AcrLayer samples/nginx:latest -Shared | Where-Object SharedWith -eq 0 | ForEach-Object Number
        3
      `,
    },
  ],
  body: {
    async *stream(input, args, context) {
      const known = new Map<string, SharedLayers>();
      const sharedIn = async ({ place }: ImageRecord) => {
        const key = `${place.connection.name}/${place.repository}`;
        const found = known.get(key) ?? (await SharedLayers.read(place, context));
        known.set(key, found);
        return found;
      };
      for await (const record of imageRecords(input, args, context)) {
        const sharing = args.shared ? await sharedIn(record) : undefined;
        let number = 0;
        for (const { step, layer } of buildSteps(record.image)) {
          if (!layer) continue;
          number++;
          yield { ...record, number, layer, step, sharing: sharing?.of(layer.digest, record.image.digest) };
        }
      }
    },
  },
});
