import type { Context } from '../../../engine/context.ts';
import { ShellError } from '../../../engine/error-record.ts';
import { choice, switched } from '../../../engine/kinds.ts';
import type { Session } from '../../../session/session.ts';
import { defineCmdlet } from '../../define.ts';
import { indexAnnotationsOf, platformOf } from '../image/image-cells.ts';
import { imageParameters, platform } from '../image/named-images.ts';
import { type ImageRecord, imageRecords } from '../image/read-images.ts';
import { type ImageSource, imageSource } from './image-source.ts';
import { type ImageSourceRecord, imageSourceType } from './image-source.type.ts';

/** Pages that one call opens at most: each is a tab of the browser. */
const MOST = 5;

export const getImageSource = defineCmdlet({
  name: 'Get-AzContainerRegistryImageSource',
  synopsis: 'Tells where an image comes from: links to its repository, commit and build.',
  description:
    "From the labels and annotations that OCI names, those of Azure Pipelines' Docker task, and the variables of GitHub Actions, GitLab CI, Bitbucket Pipelines and others that builds put into labels. Platforms of an index that tell the same are one object. Only https addresses are offered, without the user names that clone addresses carry. Missing says which labels would tell the rest, and Advice what to add to the build.",
  grade: 'read',
  parameters: {
    ...imageParameters,
    platform,
    open: switched({
      help: 'Open the page of the commit in the browser; where none is known, that of the repository.',
    }),
    page: choice(['Commit', 'Build', 'Repository'], { help: 'Which page -Open opens.' }),
  },
  output: imageSourceType,
  examples: [
    {
      says: 'The commit and the build of a running image.',
      transcript: `
        PS> Get-AcrImageSource samples/nginx:latest | ForEach-Object { $_.CommitUrl, $_.BuildUrl }
        https://dev.azure.com/contoso/Samples/_git/nginx-sample/commit/1835bfe0419bcd9a9c5a775bf1f9ea55b0a9602e
        https://dev.azure.com/contoso/Samples/_build/results?buildId=4387
      `,
    },
    {
      says: 'What the build of an image would have to tell.',
      transcript: `
        PS> (Get-AcrImageSource team/api:1.4.2 -Platform linux/amd64).Missing
        com.github.actions.run_id
      `,
    },
    {
      says: 'Open the build in the browser.',
      transcript: `
        PS> Get-AcrImageSource samples/nginx:latest -Open -Page Build
      `,
      skip: 'it opens a browser',
    },
  ],
  body: {
    async *stream(input, args, context) {
      const seen = new Set<string>();
      const opens = args.open || args.page !== undefined;
      for await (const record of sourcesOf(imageRecords(input, args, context))) {
        const { source, digest } = record;
        if (source.otherRevisions.length > 0 && context.once(digest)) context.warning(ambiguity(record));
        yield record;
        if (!opens) continue;
        const address = pageOf(source, args.page);
        if (address === undefined) context.error(noPage(record, args.page));
        else if (!seen.has(address)) {
          seen.add(address);
          await openPage(address, seen.size, context);
        }
      }
    },
  },
});

/** Charts and other artifacts come from no Dockerfile. */
const BUILT: ReadonlySet<string> = new Set(['image', 'schema1']);

/** Neighbours of one name that tell the same, as one. */
async function* sourcesOf(images: AsyncIterable<ImageRecord>): AsyncGenerator<ImageSourceRecord> {
  let last:
    | { readonly record: ImageSourceRecord; readonly index: string | undefined; readonly text: string }
    | undefined;
  for await (const { place, tag, image } of images) {
    const labels = {
      ...image.config?.labels,
      ...indexAnnotationsOf({ place, tag, image }),
      ...image.document.annotations,
    };
    const source = imageSource(labels, BUILT.has(image.document.kind));
    const own = platformOf({ image });
    const index = image.index?.digest;
    const text = JSON.stringify([tag, source]);
    if (last && index !== undefined && last.index === index && last.text === text) {
      const platforms = own === null ? last.record.platforms : [...last.record.platforms, own];
      last = { ...last, record: { ...last.record, digest: index, platforms } };
      continue;
    }
    if (last) yield last.record;
    const platforms = own === null ? [] : [own];
    last = {
      record: { place, tag, digest: image.digest, platforms, source, created: image.config?.created },
      index,
      text,
    };
  }
  if (last) yield last.record;
}

function pageOf(source: ImageSource, page: 'Commit' | 'Build' | 'Repository' | undefined): string | undefined {
  switch (page) {
    case 'Commit':
      return source.commitUrl;
    case 'Build':
      return source.buildUrl;
    case 'Repository':
      return source.repositoryUrl;
    case undefined:
      return source.commitUrl ?? source.repositoryUrl ?? source.buildUrl;
  }
}

async function openPage(
  address: string,
  count: number,
  { session, warning, verbose, once }: Pick<Context<Session>, 'session' | 'warning' | 'verbose' | 'once'>,
): Promise<void> {
  if (count > MOST) {
    if (once('many pages'))
      warning(`Only ${MOST} pages are opened at once; the links of the others are in what is emitted.`);
    return;
  }
  const opened = await session.opener.open(address);
  if (opened.opened) verbose(`Opened ${address}`);
  else warning(`${address} was not opened: ${opened.why}.`);
}

const nameOf = ({ place, tag, digest }: ImageSourceRecord): string =>
  `${place.repository}${tag === undefined ? `@${digest}` : `:${tag}`}`;

const ambiguity = (record: ImageSourceRecord): string =>
  `${nameOf(record)} has labels of several commits: ${record.source.revision}, and ${record.source.otherRevisions.join(', ')}, which an image that it is built upon may have left.`;

function noPage(record: ImageSourceRecord, page: string | undefined): ShellError {
  const { advice } = record.source;
  return new ShellError(
    'NoSourcePage',
    `${nameOf(record)} does not tell ${page === undefined ? 'where it comes from' : `the page of its ${page.toLowerCase()}`}.`,
    { category: 'ObjectNotFound', ...(advice.length === 0 ? {} : { recommendation: advice.join(' ') }) },
  );
}
