/** What a label can tell about where an image comes from. */
export type Fact =
  | 'repository'
  | 'revision'
  | 'branch'
  | 'commitPage'
  | 'build'
  | 'buildId'
  | 'buildPage'
  | 'pipeline'
  | 'releasePage'
  | 'version'
  | 'created'
  | 'authors'
  | 'homepage'
  | 'documentation'
  | 'baseName'
  | 'baseDigest'
  | 'collection'
  | 'project'
  | 'server';

/** Who writes labels of this kind. */
export type Writer = 'Azure Pipelines' | 'GitLab CI' | 'GitHub Actions' | 'Bitbucket Pipelines' | 'OCI' | 'others';

/** What the labels of one writer tell, by one build. */
export interface LabelSet {
  readonly writer: Writer;
  readonly facts: Readonly<Partial<Record<Fact, string>>>;
}

type Names = Readonly<Partial<Record<Fact, readonly string[]>>>;

/**
 * The ends of the names, in small letters and without anything between their words: builds pass their variables on under names such as
 * `CI_PIPELINE_URL`, `com.gitlab.ci.pipelineurl` and `ci.pipeline-url`. Those of the pipelines' own variables: Azure Pipelines, "Predefined
 * variables" and "Docker@2" (which puts `com.azure.dev.image.` or the reversed host of the server in front); GitLab, "Predefined CI/CD
 * variables"; GitHub, "Variables reference"; Bitbucket, "Variables and secrets".
 */
const NAMES: Readonly<Record<Exclude<Writer, 'OCI'>, Names>> = {
  'Azure Pipelines': {
    repository: ['buildrepositoryuri'],
    revision: ['buildsourceversion'],
    branch: ['buildsourcebranchname'],
    build: ['buildbuildnumber'],
    buildId: ['buildbuilduri', 'buildbuildid'],
    pipeline: ['builddefinitionname'],
    releasePage: ['releasereleaseweburl'],
    collection: ['systemteamfoundationcollectionuri'],
    project: ['systemteamproject'],
  },
  'GitLab CI': {
    repository: ['ciprojecturl'],
    revision: ['cicommitsha'],
    branch: ['cicommitrefname', 'citagorbranch'],
    commitPage: ['cicommiturl'],
    build: ['cipipelineid'],
    buildId: ['cipipelineid'],
    buildPage: ['cipipelineurl', 'cijoburl'],
  },
  'GitHub Actions': {
    repository: ['githubrepository'],
    server: ['githubserverurl'],
    revision: ['githubsha'],
    branch: ['githubrefname'],
    build: ['githubrunnumber', 'githubactionsrunnumber', 'githubrunid', 'githubactionsrunid'],
    buildId: ['githubrunid', 'githubactionsrunid'],
    buildPage: ['githubrunurl', 'githubactionsrunurl'],
    pipeline: ['githubworkflow', 'githubactionsworkflow'],
  },
  'Bitbucket Pipelines': {
    repository: ['bitbucketgithttporigin', 'bitbucketgitsshorigin'],
    revision: ['bitbucketcommit'],
    branch: ['bitbucketbranch'],
    build: ['bitbucketbuildnumber'],
    buildId: ['bitbucketbuildnumber'],
  },
  // Label Schema 1.0, OpenShift, Jenkins, and what people make up
  others: {
    repository: ['vcsurl', 'giturl', 'openshiftbuildsourcelocation'],
    revision: ['vcsref', 'gitcommit', 'gitsha', 'openshiftbuildcommitid'],
    branch: ['gitbranch', 'openshiftbuildcommitref'],
    commitPage: ['openshiftbuildcommiturl'],
    build: ['buildnumber'],
    buildPage: ['buildurl'],
    version: ['labelschemaversion'],
    created: ['labelschemabuilddate'],
    homepage: ['labelschemaurl'],
    documentation: ['labelschemausage'],
  },
};

/** OCI image-spec, "Annotations": pre-defined keys. */
const OCI: Readonly<Partial<Record<Fact, string>>> = {
  repository: 'source',
  revision: 'revision',
  version: 'version',
  created: 'created',
  authors: 'authors',
  homepage: 'url',
  documentation: 'documentation',
  baseName: 'base.name',
  baseDigest: 'base.digest',
};
export const OCI_PREFIX = 'org.opencontainers.image.';

/** Azure's names for what OCI calls base.name and base.digest ("Docker@2": addBaseImageData). */
const AZURE_BASE = { baseName: 'image.base.ref.name', baseDigest: 'image.base.digest' } as const;

/** Pages of builds whatever the label is called: of Azure Pipelines, GitHub Actions, GitLab CI, Bitbucket Pipelines. */
const BUILD_PAGE =
  /^https:\/\/[^\s]+(?:\/_build\/results\?|\/actions\/runs\/\d|\/-\/(?:pipelines|jobs)\/\d|\/pipelines\/results\/\d)/;

/**
 * What labels tell, writer by writer, first those of pipelines: whoever builds on an image inherits its labels, and pipelines write theirs anew.
 * Of Azure's there is a set for each server.
 */
export function labelSets(labels: Readonly<Record<string, string>>): readonly LabelSet[] {
  const known = Object.entries(labels)
    .map(([name, text]) => [name, text.trim()] as const)
    .filter(([, text]) => text !== '');
  const sets: LabelSet[] = [];
  for (const writer of ['Azure Pipelines', 'GitLab CI', 'GitHub Actions', 'Bitbucket Pipelines'] as const) {
    if (writer === 'Azure Pipelines') {
      for (const own of Map.groupBy(known, ([name]) => azureServer(name)).values()) {
        sets.push({ writer, facts: factsIn(own, NAMES[writer]) });
      }
    } else sets.push({ writer, facts: factsIn(known, NAMES[writer]) });
  }
  sets.push({ writer: 'OCI', facts: ociFacts(new Map(known)) });
  const [, buildPage] = known.find(([, text]) => BUILD_PAGE.test(text)) ?? [];
  sets.push({
    writer: 'others',
    facts: { ...(buildPage === undefined ? {} : { buildPage }), ...factsIn(known, NAMES.others) },
  });
  return sets.filter(({ facts }) => Object.keys(facts).length > 0);
}

/** What stands before `.image.build.…`: the server that built it. */
const azureServer = (name: string): string => /^(.*)\.image\.(?:build|release|system)\./.exec(name)?.[1] ?? '';

function factsIn(labels: readonly (readonly [string, string])[], names: Names): LabelSet['facts'] {
  const bare = labels.map(([name, text]) => [name.toLowerCase().replace(/[^a-z0-9]/g, ''), text] as const);
  const textOf = (end: string) => bare.find(([name]) => name.endsWith(end))?.[1];
  return told(Object.entries(names).map(([fact, ends]) => [fact, ends.map(textOf).find(each => each !== undefined)]));
}

const ociFacts = (labels: ReadonlyMap<string, string>): LabelSet['facts'] => ({
  ...told(Object.entries(AZURE_BASE).map(([fact, name]) => [fact, labels.get(name)])),
  ...told(Object.entries(OCI).map(([fact, name]) => [fact, labels.get(OCI_PREFIX + name)])),
});

const told = (facts: readonly (readonly [string, string | undefined])[]): LabelSet['facts'] =>
  Object.fromEntries(facts.filter(([, text]) => text !== undefined));
