import { planManifestAttributes, planRepositoryAttributes, planTagAttributes } from '../../admin/plan-attributes.ts';
import { boolean, choice } from '../../engine/kinds.ts';
import { defineCmdlet } from '../define.ts';
import { carryOut } from '../registry/carry-out.ts';
import { repositoryType } from '../registry/repository.type.ts';
import { digestOf, tagName } from '../registry/target.ts';
import { itemPath } from './path.kind.ts';
import { findPlace, repositoryAt } from './place.ts';

const ATTRIBUTES = {
  DeleteEnabled: 'deleteEnabled',
  WriteEnabled: 'writeEnabled',
  ListEnabled: 'listEnabled',
  ReadEnabled: 'readEnabled',
} as const;

export const setItemProperty = defineCmdlet({
  name: 'Set-ItemProperty',
  aliases: ['sp'],
  synopsis: 'Changes one attribute of a repository, tag or manifest.',
  grade: 'change',
  guarded: true,
  parameters: {
    path: itemPath({ help: 'team/api, ./:1.4.2 or ./@sha256:…', position: 0, mandatory: true, pipeline: 'property' }),
    name: choice(['DeleteEnabled', 'WriteEnabled', 'ListEnabled', 'ReadEnabled'], {
      help: 'Attribute.',
      position: 1,
      mandatory: true,
    }),
    value: boolean({ help: '$true or $false.', position: 2, mandatory: true }),
  },
  output: repositoryType,
  examples: [
    {
      says: 'Protect a tag.',
      transcript: `
        PS> Set-ItemProperty team/api:1.4.2 DeleteEnabled $false
        PS> (Get-ItemProperty team/api:1.4.2).DeleteEnabled
        False
      `,
    },
  ],
  body: {
    // biome-ignore lint/correctness/useYield: emits nothing, as PowerShell's own
    async *process({ path, name, value }, context) {
      const { session, signal } = context;
      const at = findPlace(session, path);
      const { registry, name: registryName } = session.writable(at.connection.name);
      const place = { registry, registryName, repository: repositoryAt(at) };
      const change = { [ATTRIBUTES[name]]: value };
      if (at.path.digest !== undefined) {
        const target = { connection: at.connection, repository: place.repository, tag: undefined, digest: undefined };
        const digest = await digestOf(at.path.digest, target, context);
        await carryOut(await planManifestAttributes({ ...place, digest }, change, signal), context);
      } else if (at.path.tag !== undefined) {
        await carryOut(await planTagAttributes({ ...place, tag: tagName(at.path.tag) }, change, signal), context);
      } else await carryOut(await planRepositoryAttributes(place, change, signal), context);
    },
  },
});
