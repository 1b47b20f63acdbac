import { ShellError } from '../../engine/error-record.ts';
import { switched } from '../../engine/kinds.ts';
import { readManifest } from '../../registry/manifest-content.ts';
import { fromJson } from '../../values/json-read.ts';
import { defineCmdlet } from '../define.ts';
import { digestKind, tagKind } from './leaf.kind.ts';
import { registryName, repositoryName } from './place-parameters.ts';
import { digestOf, findTarget, type Target, tagName } from './target.ts';

export const getManifestContent = defineCmdlet({
  name: 'Get-AzContainerRegistryManifestContent',
  synopsis: 'Reads the manifest itself: its layers or platforms, subject and annotations.',
  description: 'The bytes are verified against the digest. -Raw emits them as they are stored, as one text.',
  grade: 'read',
  parameters: {
    repositoryName,
    name: digestKind({ help: 'Digest.', position: 1, aliases: ['Digest', 'Manifest'], pipeline: 'property' }),
    tag: tagKind({ help: 'A tag, instead of the digest.' }),
    registryName,
    raw: switched({ help: 'The stored text instead of an object.' }),
  },
  output: 'values',
  examples: [
    {
      says: 'The platforms of an index.',
      transcript: `
        PS> (Get-AcrManifestContent library/hello-world:v2).manifests.platform.architecture -join ' '
        amd64 arm64 s390x amd64
      `,
    },
  ],
  body: {
    async *process(args, context) {
      const target = findTarget(context.session, args);
      const reference = await referenceOf(args, target, context);
      const { registry } = target.connection;
      const { bytes } = await readManifest(
        registry,
        { repository: target.repository, reference },
        { signal: context.signal },
      );
      const text = Buffer.from(bytes).toString('utf8');
      yield args.raw ? text : fromJson(text);
    },
  },
});

/** What was named: a digest, a tag, or what stands behind the repository. Throws ShellError `MissingManifest`. */
async function referenceOf(
  { name, tag }: { readonly name: string | undefined; readonly tag: string | undefined },
  target: Target,
  context: { readonly interactive: boolean; readonly signal: AbortSignal },
) {
  if (name !== undefined) return digestOf(name, target, context);
  if (tag !== undefined) return tagName(tag);
  const written = target.digest ?? target.tag;
  if (written !== undefined) return written;
  throw new ShellError('MissingManifest', 'No manifest was named.', {
    category: 'InvalidArgument',
    recommendation: 'Give -Name with a digest or -Tag with one of its tags.',
  });
}
