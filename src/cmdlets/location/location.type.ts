import { formatLocation, type Location } from '../../session/location.ts';
import type { OutputType } from '../../values/output-type.ts';

export const locationType: OutputType<Location> = {
  name: 'AcrLocation',
  properties: [
    { name: 'Path', of: formatLocation },
    { name: 'RegistryName', of: ({ drive }) => drive ?? null },
    { name: 'RepositoryName', of: ({ segments }) => segments.join('/') },
  ],
  view: { table: { columns: [{ label: 'Path', of: formatLocation }] } },
};
