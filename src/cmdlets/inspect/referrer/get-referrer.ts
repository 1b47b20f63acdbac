import { offerNames } from '../../../engine/completion/offer.ts';
import { ShellError } from '../../../engine/error-record.ts';
import { kindBuilder, switched, wildcardKind } from '../../../engine/kinds.ts';
import { findDigest } from '../../../registry/images.ts';
import { RegistryError } from '../../../registry/model/errors.ts';
import { REFERRER_KINDS } from '../../../registry/model/referrer-kind.ts';
import { recordType, TypedObject } from '../../../values/output-type.ts';
import { wildcard } from '../../../values/wildcard.ts';
import { defineCmdlet } from '../../define.ts';
import { findTarget } from '../../registry/target.ts';
import { forEachImage, imageParameters } from '../image/named-images.ts';
import { referrerType } from './referrer.type.ts';
import { contentsOf } from './referrer-content.ts';
import { type ReferrerRecord, referrersOf } from './referrer-tree.ts';
import { repositoryReferrers } from './repository-referrers.ts';

const type = recordType(referrerType);

const referrerTypePattern = kindBuilder<string>({
  ...wildcardKind,
  complete: word => offerNames(REFERRER_KINDS, word, { nameOf: each => each, offerOf: value => ({ value }) }),
});

export const getReferrer = defineCmdlet({
  name: 'Get-AzContainerRegistryReferrer',
  synopsis: 'Lists what is about an image: signatures, SBOMs, attestations, scan results.',
  description:
    "By the registry's list of referrers, the tag that stands in for it, and cosign's tags. Of a repository alone, everything in it that refers to something. -Content emits what they hold, JSON laid out in lines, of a signed envelope (DSSE) the statement in it. With -Recurse each stands above what refers to it.",
  grade: 'read',
  parameters: {
    ...imageParameters,
    type: referrerTypePattern({
      help: 'Only this type, such as sbom, signature or application/spdx+json; wildcards are allowed.',
      aliases: ['ArtifactType'],
    }),
    recurse: switched({ help: 'Also what refers to those, and to each platform of an index.' }),
    content: switched({ help: 'Emit what they hold, as text: JSON in lines, of an envelope the statement inside.' }),
    raw: switched({ help: 'The same as it is stored, byte by byte, envelopes and all.' }),
  },
  output: 'values',
  emits: [referrerType],
  examples: [
    {
      says: 'What is attached to a release.',
      transcript: `
        PS> (Get-AcrReferrer team/api:1.4.2).Type
        notation signature
        SPDX SBOM
      `,
    },
    {
      says: 'The parts that an SBOM lists.',
      transcript: `
        PS> (Get-AcrReferrer team/api:1.4.2 -Type *sbom -Content | ConvertFrom-Json).packages.name
        Contoso.Api
        Microsoft.AspNetCore.App
        Newtonsoft.Json
      `,
    },
  ],
  body: {
    async *stream(input, args, context) {
      const passes = typeFilter(args.type);
      const { signal } = context;
      for await (const record of referrersMeant()) {
        if (!passes(record)) continue;
        const shown = new TypedObject(type, record);
        if (!args.content && !args.raw) {
          yield shown;
          continue;
        }
        try {
          yield* contentsOf(record, { signal, raw: args.raw });
        } catch (error) {
          if (!(error instanceof ShellError || error instanceof RegistryError)) throw error;
          context.error(error, shown);
        }
      }

      async function* referrersMeant(): AsyncGenerator<ReferrerRecord> {
        const isNamed = args.tag !== undefined || args.digest !== undefined;
        if (!context.piped && !context.given.has('inputObject') && !isNamed) {
          const { connection, repository, tag, digest } = findTarget(context.session, args);
          if (tag === undefined && digest === undefined) {
            yield* repositoryReferrers({ connection, repository }, context);
            return;
          }
        }
        yield* forEachImage(input, args, context, async ({ place, reference }) => {
          const { connection, repository } = place;
          const subject = await findDigest(connection.registry, { repository, reference }, { signal });
          return referrersOf(place, subject, { signal, recurse: args.recurse });
        });
      }
    },
  },
});

function typeFilter(pattern: string | undefined): (record: ReferrerRecord) => boolean {
  if (pattern === undefined) return () => true;
  const test = wildcard(pattern);
  // `sbom` is said for all of them, whatever stands before it
  return ({ type: name, descriptor }) => [name, ...name.split(' '), descriptor.artifactType ?? ''].some(test);
}
