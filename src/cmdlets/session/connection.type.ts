import type { Connection } from '../../session/connection.ts';
import type { OutputType } from '../../values/output-type.ts';

export const connectionType: OutputType<Connection> = {
  name: 'AcrConnection',
  properties: [
    { name: 'RegistryName', of: ({ name }) => name },
    { name: 'LoginServer', of: ({ registry }) => registry.server.name },
    { name: 'Identity', of: ({ offer }) => offer.identity },
    { name: 'Source', of: ({ offer }) => offer.source ?? null },
    { name: 'Api', of: ({ registry }) => (registry.dialect.kind === 'acr' ? 'ACR' : 'OCI') },
    { name: 'ReadOnly', of: ({ readOnly }) => readOnly },
    { name: 'Protected', of: ({ isProtected }) => isProtected },
  ],
  view: {
    subject: 'registry',
    table: {
      columns: [
        { label: 'RegistryName', of: ({ name }) => name, look: 'reg.registry' },
        { label: 'LoginServer', of: ({ registry }) => registry.server.name, look: 'reg.registry' },
        { label: 'Identity', of: ({ offer }) => offer.identity },
        { label: 'Api', of: ({ registry }) => (registry.dialect.kind === 'acr' ? 'ACR' : 'OCI') },
        { label: 'ReadOnly', of: ({ readOnly }) => readOnly },
      ],
    },
  },
};
