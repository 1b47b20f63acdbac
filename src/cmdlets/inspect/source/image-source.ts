import { type Fact, type LabelSet, labelSets, type Writer } from './label-sets.ts';
import { type SourceGaps, sourceGaps } from './source-gaps.ts';
import { commitPage, type Forge, runPage, type SourceRepository, sourceRepository } from './source-repository.ts';
import { under, webAddress } from './web-address.ts';

/** Where an image comes from, as its labels tell. Addresses are https, without a user name; undefined is what nobody tells. */
export interface ImageSource extends SourceGaps {
  /** Who ran the build, else what serves the repository. */
  readonly provider: string | undefined;
  readonly repositoryUrl: string | undefined;
  /** The commit, as told. */
  readonly revision: string | undefined;
  readonly branch: string | undefined;
  readonly commitUrl: string | undefined;
  /** Number or name of the build. */
  readonly build: string | undefined;
  readonly pipeline: string | undefined;
  readonly buildUrl: string | undefined;
  readonly releaseUrl: string | undefined;
  readonly version: string | undefined;
  /** As written. */
  readonly created: string | undefined;
  readonly authors: string | undefined;
  readonly homepage: string | undefined;
  readonly documentation: string | undefined;
  readonly baseName: string | undefined;
  readonly baseDigest: string | undefined;
  /** Commits that other labels name: those of an image that this one was built upon, it seems. */
  readonly otherRevisions: readonly string[];
}

/** Puts together what labels and annotations tell; `isBuilt`: of an image, not of a chart or another artifact. */
export function imageSource(labels: Readonly<Record<string, string>>, isBuilt = true): ImageSource {
  const { agreeing, otherRevisions } = withoutStrangers(labelSets(labels));
  const facts = new Map<string, string>(agreeing.toReversed().flatMap(each => Object.entries(each.facts)));
  const writers = new Set(agreeing.map(each => each.writer));
  const provider = agreeing.map(each => PROVIDERS[each.writer]).find(each => each !== undefined);
  const known: Known = { text: fact => facts.get(fact), writers, repository: repositoryIn(facts, writers) };
  const { text, repository } = known;
  const page = (fact: Fact) => webAddress(text(fact) ?? '');
  const links = {
    repositoryUrl: repository?.address,
    commitUrl: page('commitPage') ?? pageOfCommit(known),
    buildUrl: page('buildPage') ?? pageOfBuild(known),
  };
  return {
    provider: provider ?? repository?.forge,
    ...links,
    revision: text('revision'),
    branch: text('branch'),
    build: text('build'),
    pipeline: text('pipeline'),
    releaseUrl: page('releasePage'),
    version: text('version'),
    created: text('created'),
    authors: text('authors'),
    homepage: page('homepage'),
    documentation: page('documentation'),
    baseName: text('baseName'),
    baseDigest: text('baseDigest'),
    ...sourceGaps(links, known, isBuilt),
    otherRevisions,
  };
}

/** What is known of where an image comes from. */
export interface Known {
  readonly text: (fact: Fact) => string | undefined;
  /** Whose labels it has. */
  readonly writers: ReadonlySet<Writer>;
  readonly repository: SourceRepository | undefined;
}

const PROVIDERS: Readonly<Partial<Record<Writer, Forge>>> = {
  'Azure Pipelines': 'Azure DevOps',
  'GitLab CI': 'GitLab',
  'GitHub Actions': 'GitHub',
  'Bitbucket Pipelines': 'Bitbucket',
};

/** The sets that are of one build: a set that names another commit than those before it is inherited. */
function withoutStrangers(sets: readonly LabelSet[]) {
  const agreeing: LabelSet[] = [];
  const others = new Set<string>();
  let known: string | undefined;
  for (const set of sets) {
    const { revision } = set.facts;
    if (known !== undefined && revision !== undefined && !isSameCommit(known, revision)) others.add(revision);
    else {
      agreeing.push(set);
      known ??= revision;
    }
  }
  return { agreeing, otherRevisions: [...others] };
}

/** One may be the other, shortened. */
function isSameCommit(one: string, other: string): boolean {
  const [a, b] = [one, other].map(each => each.toLowerCase().replace(/-dirty$/, ''));
  return a !== undefined && b !== undefined && (a.startsWith(b) || b.startsWith(a));
}

function repositoryIn(facts: ReadonlyMap<string, string>, writers: ReadonlySet<Writer>): SourceRepository | undefined {
  const told = facts.get('repository');
  if (told === undefined) return undefined;
  // GitHub tells `contoso/api`, and its server beside it
  const isName = writers.has('GitHub Actions') && /^[\w.-]+\/[\w.-]+$/.test(told);
  const repository = sourceRepository(isName ? `${facts.get('server') ?? 'https://github.com'}/${told}` : told);
  if (!repository || repository.forge !== undefined) return repository;
  // a host of one's own does not tell what it is; what ran the build does, unless it builds what lies elsewhere
  const [forge] = [...writers].flatMap(each => (each === 'Azure Pipelines' ? [] : (PROVIDERS[each] ?? [])));
  return { ...repository, forge };
}

function pageOfCommit({ text, repository }: Known): string | undefined {
  const revision = text('revision');
  if (revision === undefined) return undefined;
  // Team Foundation Version Control has changesets, of a project and not of a repository
  const [, changeset] = /^C(\d+)$/.exec(revision) ?? [];
  if (changeset !== undefined) {
    const project = azureProject(text);
    return project && under(project, '_versionControl', 'changeset', changeset);
  }
  return repository && commitPage(repository, revision);
}

function pageOfBuild({ text, writers, repository }: Known): string | undefined {
  const id = text('buildId');
  if (id === undefined) return undefined;
  if (!writers.has('Azure Pipelines')) return repository && runPage(repository, id);
  const [, number] = /^(?:vstfs:\/\/\/Build\/Build\/)?(\d+)$/i.exec(id) ?? [];
  const project = azureProject(text);
  return number === undefined || project === undefined
    ? undefined
    : `${under(project, '_build', 'results')}?buildId=${number}`;
}

/** `https://dev.azure.com/contoso/Samples` */
function azureProject(text: Known['text']): string | undefined {
  const collection = webAddress(text('collection') ?? '');
  const project = text('project');
  return collection === undefined || project === undefined ? undefined : under(collection, project);
}
