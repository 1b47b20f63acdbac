import { planManifestDeletion } from '../../admin/plan-manifest-deletion.ts';
import { planRepositoryDeletion } from '../../admin/plan-repository-deletion.ts';
import { planUntag } from '../../admin/plan-untag.ts';
import type { Context } from '../../engine/context.ts';
import type { Session } from '../../session/session.ts';
import { defineCmdlet } from '../define.ts';
import { carryOut } from '../registry/carry-out.ts';
import { repositoryType } from '../registry/repository.type.ts';
import { withTagHint } from '../registry/tag-hint.ts';
import { digestOf, tagName } from '../registry/target.ts';
import { itemPath } from './path.kind.ts';
import { findPlace, repositoryAt } from './place.ts';

export const removeItem = defineCmdlet({
  name: 'Remove-Item',
  aliases: ['rm', 'del', 'ri', 'erase'],
  synopsis: 'Removes what a path names: a tag (its manifest stays), a manifest by digest, or a whole repository.',
  grade: 'destroy',
  parameters: {
    path: itemPath({
      help: './:1.4.2 untags, ./@sha256:… deletes the manifest, team/api the repository.',
      position: 0,
      mandatory: true,
      pipeline: 'both',
    }),
  },
  output: repositoryType,
  examples: [
    {
      says: 'Untag.',
      transcript: `
        PS> Remove-Item library/hello-world:v1
        PS> (ls library/hello-world).Name
        latest
        linux
        v2
      `,
    },
  ],
  body: {
    // biome-ignore lint/correctness/useYield: emits nothing, as PowerShell's own
    async *process({ path }, context) {
      const { session, signal } = context;
      const at = findPlace(session, path);
      const { registry, name: registryName } = session.writable(at.connection.name);
      const place = { registry, registryName, repository: repositoryAt(at) };
      if (at.path.digest !== undefined) {
        const target = { connection: at.connection, repository: place.repository, tag: undefined, digest: undefined };
        const digest = await digestOf(at.path.digest, target, context);
        await carryOut(await planManifestDeletion({ ...place, digest }, signal), context);
      } else if (at.path.tag !== undefined) {
        await carryOut(await planUntag({ ...place, tag: tagName(at.path.tag) }, signal), context);
      } else await carryOut(await planWhole(place, path, context), context);
    },
  },
});

async function planWhole(
  place: Parameters<typeof planRepositoryDeletion>[0],
  path: string,
  { session, signal }: Context<Session>,
) {
  try {
    return await planRepositoryDeletion(place, signal);
  } catch (error) {
    throw withTagHint(error, path, session, tag => `./:${tag}`);
  }
}
