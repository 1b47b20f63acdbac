import { isUtf8 } from 'node:buffer';
import type { Context } from '../../engine/context.ts';
import { ShellError } from '../../engine/error-record.ts';
import { switched } from '../../engine/kinds.ts';
import { readManifest } from '../../registry/manifest-content.ts';
import type { ManifestContent } from '../../registry/model/manifest.ts';
import type { Session } from '../../session/session.ts';
import { fromJson } from '../../values/json-read.ts';
import type { Value } from '../../values/value.ts';
import { ValueError } from '../../values/value-error.ts';
import { defineCmdlet } from '../define.ts';
import { forEachImage, imageParameters } from '../inspect/image/named-images.ts';
import { filePath } from '../utility/file-path.kind.ts';
import { writablePath } from '../utility/file-paths.ts';
import { digestKind, tagKind } from './leaf.kind.ts';
import { registryName, repositoryName } from './place-parameters.ts';
import { writeBytes } from './write-bytes.ts';

export const getManifestContent = defineCmdlet({
  name: 'Get-AzContainerRegistryManifestContent',
  synopsis: 'Reads the manifest itself: its layers or platforms, subject and annotations.',
  description:
    'The bytes are verified against the digest. -Raw emits them as one text, and > ends that with a line end, as every text; -OutFile writes the very bytes, also into a pipe: -OutFile /dev/stdout.',
  grade: 'read',
  parameters: {
    repositoryName,
    name: digestKind({ help: 'Digest.', position: 1, aliases: ['Digest', 'Manifest'] }),
    tag: tagKind({ help: 'A tag, instead of the digest.' }),
    registryName,
    inputObject: imageParameters.inputObject,
    raw: switched({ help: 'The stored text instead of an object.' }),
    outFile: filePath({ help: 'Write the stored bytes to this file, and emit nothing.' }),
    force: switched({ help: 'Replace the file where there is one.' }),
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
    {
      says: 'The very bytes through a pipe of the system: what sha256sum prints is the digest.',
      transcript: `
        PS> Get-AcrManifestContent team/api:1.4.2 -OutFile /dev/stdout
      `,
      skip: 'it writes to standard output',
    },
  ],
  body: {
    async *stream(input, args, context) {
      const { signal } = context;
      const named = { ...args, digest: args.name };
      const contents = forEachImage(input, named, context, async ({ place: { connection, repository }, reference }) => {
        const which = typeof reference === 'string' ? reference : reference.digest;
        return [
          {
            repository,
            content: await readManifest(connection.registry, { repository, reference: which }, { signal }),
          },
        ];
      });
      for await (const { repository, content } of contents) {
        if (args.outFile !== undefined) {
          const path = await writablePath(args.outFile);
          // a file holds one manifest, -Force or not
          await writeBytes(path, content.bytes, { force: args.force && context.once(path) });
        } else yield args.raw ? textOf(content, context) : parsed(content, `${repository}@${content.digest}`);
      }
    },
  },
});

/** A manifest is JSON by all its specifications, and so UTF-8. */
function textOf({ bytes, digest }: ManifestContent, { warning }: Pick<Context<Session>, 'warning'>): string {
  if (!isUtf8(bytes)) {
    warning(
      `The manifest ${digest} has bytes that are no text, which are shown as \ufffd; -OutFile writes them as they are.`,
    );
  }
  return Buffer.from(bytes).toString('utf8');
}

/** As an object; where names differ only in case, which those of an object may not, as a table. Throws ShellError `NoJson`. */
function parsed({ bytes, mediaType }: ManifestContent, name: string): Value {
  const text = Buffer.from(bytes).toString('utf8');
  try {
    return tried(() => fromJson(text)) ?? fromJson(text, { asHashtable: true });
  } catch (problem) {
    if (!(problem instanceof ValueError)) throw problem;
    throw new ShellError('NoJson', `The manifest ${name} (${mediaType}) is no JSON: ${problem.message}`, {
      category: 'InvalidData',
      cause: problem,
      recommendation: 'Look at its text with -Raw, or write its bytes to a file with -OutFile.',
    });
  }
}

function tried(read: () => Value): Value | undefined {
  try {
    return read();
  } catch (problem) {
    if (problem instanceof ValueError) return undefined;
    throw problem;
  }
}
