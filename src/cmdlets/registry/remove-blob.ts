import { planBlobDeletion } from '../../admin/plan-blob-deletion.ts';
import { ShellError } from '../../engine/error-record.ts';
import { string, switched } from '../../engine/kinds.ts';
import { type Digest, parseDigest } from '../../registry/model/digest.ts';
import { defineCmdlet } from '../define.ts';
import { layerType } from '../inspect/layer/layer.type.ts';
import { carryOut } from './carry-out.ts';
import { registryName, repositoryName } from './place-parameters.ts';
import { findTarget } from './target.ts';

export const removeBlob = defineCmdlet({
  name: 'Remove-AzContainerRegistryBlob',
  synopsis: 'Deletes a blob, a layer or a configuration, from a repository.',
  description:
    'What nothing uses is freed by the registry itself, so that this is for what was uploaded and never became an image, and for what has to go at once. All manifests of the repository are read first; a blob that one of them uses, or that may be in use, is deleted with -Force only.',
  grade: 'destroy',
  manyAtOnce: true,
  parameters: {
    repositoryName,
    digest: string({
      help: 'Digest of the blob: sha256: and 64 hex digits.',
      position: 1,
      aliases: ['Blob'],
      pipeline: 'property',
    }),
    registryName,
    force: switched({ help: 'Also a blob that manifests use, which then cannot be pulled any more; does not ask.' }),
  },
  output: layerType,
  examples: [
    {
      says: 'A layer has a secret in it: see to it that nobody pulls it any more, whatever becomes of its images.',
      transcript: `
        PS> $layer = Get-AcrLayer library/hello-world:v1
        PS> $layer | Remove-AcrBlob -Force
        PS> $layer | Remove-AcrBlob -Force
        Remove-AzContainerRegistryBlob: There is no blob library/hello-world@sha256:de9c09a933571fec066cb47823a2d1be99185dd9f64bd2b3f83b597f7202a5b3
          Recommendation: Its image may have been deleted; read the manifest again.
      `,
    },
  ],
  body: {
    async *process(args, context) {
      const { connection, repository, digest: written } = findTarget(context.session, args, true);
      const digest = args.digest === undefined ? written : blobDigest(args.digest);
      if (!digest) throw missing();
      // several images may share what comes down the pipeline
      if (!context.once(`${connection.name}/${repository}@${digest}`)) return;
      const place = { registry: connection.registry, registryName: connection.name, repository, digest };
      const progress = (activity: string, done: number, total: number | undefined) =>
        context.progress({ activity, done, ...(total === undefined ? {} : { total }) });
      const plan = await planBlobDeletion(place, { force: args.force, progress }, context.signal);
      context.progress(undefined);
      if (await carryOut(plan, context)) context.verbose(`Deleted the blob ${repository}@${digest}.`);
    },
  },
});

function blobDigest(text: string): Digest {
  const digest = parseDigest(text);
  if (digest) return digest;
  throw new ShellError('InvalidReference', `'${text}' is not the digest of a blob.`, {
    category: 'InvalidArgument',
    recommendation:
      'Give it whole (sha256: and 64 hex digits), as Get-AzContainerRegistryLayer shows it with | Format-List.',
  });
}

const missing = () =>
  new ShellError('MissingDigest', 'No blob was named.', {
    category: 'InvalidArgument',
    recommendation:
      'Give -Digest, or pass layers on: Get-AzContainerRegistryLayer team/api:1.4.2 | Remove-AzContainerRegistryBlob',
  });
