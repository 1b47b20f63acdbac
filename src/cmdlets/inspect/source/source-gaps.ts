import type { Known } from './image-source.ts';
import { type Fact, OCI_PREFIX } from './label-sets.ts';

/** What is not told of where an image comes from. */
export interface SourceGaps {
  /** Labels without which a page cannot be told. */
  readonly missing: readonly string[];
  /** What to add to the build so that they are there, and why something that is told leads nowhere; a sentence each. */
  readonly advice: readonly string[];
}

interface Links {
  readonly repositoryUrl: string | undefined;
  readonly commitUrl: string | undefined;
  readonly buildUrl: string | undefined;
}

/** The label that tells a fact, and what is to be put into it. */
type Needed = readonly [fact: Fact, label: string, content: string];

/** What to add to the build so that the pages are known that are not; to what is not built, a chart, when it is pushed. */
export function sourceGaps(links: Links, known: Known, isBuilt: boolean): SourceGaps {
  const { text, repository } = known;
  const isAzure = known.writers.has('Azure Pipelines') || repository?.forge === 'Azure DevOps';
  const needed = isAzure ? azureLabels(links) : otherLabels(links, known);
  const missing = needed.filter(([fact]) => text(fact) === undefined);
  const advice: string[] = [];
  if (text('repository') !== undefined && !repository) advice.push(notHttps('The repository'));
  if (repository && text('revision') !== undefined && links.commitUrl === undefined) {
    advice.push('The revision is not the digest of a commit.');
  }
  if (isAzure && links.buildUrl === undefined && missing.length === 0)
    advice.push(notHttps('The server that built it'));
  if (missing.length > 0) {
    const all = (flag: string) => missing.map(([, label, content]) => `${flag}${label}=${content}`).join(' ');
    if (!isBuilt) advice.push(`Push it with these annotations: ${all('')}`);
    else if (isAzure) advice.push('Docker@2 of Azure Pipelines writes these labels with addPipelineData: true.');
    else advice.push(`Build with: docker build ${all('--label ')}`);
  }
  return { missing: missing.map(([, label]) => label), advice };
}

const notHttps = (what: string): string => `${what} has no https address that is known, and others are not offered.`;

function azureLabels({ repositoryUrl, commitUrl, buildUrl }: Links): readonly Needed[] {
  const facts: readonly (readonly [Fact, string])[] = [
    ...(repositoryUrl === undefined ? [['repository', 'build.repository.uri'] as const] : []),
    ...(commitUrl === undefined ? [['revision', 'build.sourceversion'] as const] : []),
    ...(buildUrl === undefined
      ? ([
          ['collection', 'system.teamfoundationcollectionuri'],
          ['project', 'system.teamproject'],
          ['buildId', 'build.builduri'],
        ] as const)
      : []),
  ];
  return facts.map(([fact, name]) => [fact, `com.azure.dev.image.${name}`, '']);
}

function otherLabels({ repositoryUrl, commitUrl, buildUrl }: Links, known: Known): readonly Needed[] {
  return [
    ...(repositoryUrl === undefined
      ? [['repository', `${OCI_PREFIX}source`, 'https://<host>/<repository>'] as const]
      : []),
    ...(commitUrl === undefined ? [['revision', `${OCI_PREFIX}revision`, '$(git rev-parse HEAD)'] as const] : []),
    ...(buildUrl === undefined ? [buildLabel(known)] : []),
  ];
}

/** The label that tells the build, and the variable in which the pipeline has it. */
function buildLabel({ writers, repository }: Known): Needed {
  const isBy = (writer: 'GitLab CI' | 'GitHub Actions' | 'Bitbucket Pipelines', forge: string) =>
    writers.has(writer) || repository?.forge === forge;
  if (isBy('GitLab CI', 'GitLab')) return ['buildPage', 'com.gitlab.ci.pipelineurl', '$CI_PIPELINE_URL'];
  if (isBy('GitHub Actions', 'GitHub')) return ['buildId', 'com.github.actions.run_id', '$GITHUB_RUN_ID'];
  if (isBy('Bitbucket Pipelines', 'Bitbucket')) {
    return ['buildId', 'bitbucket.build.number', '$BITBUCKET_BUILD_NUMBER'];
  }
  return ['buildPage', 'build-url', 'https://<page of the build>'];
}
