import { ArtifactGraph } from '../../../src/admin/graph/artifact-graph.ts';
import { parseAge } from '../../../src/admin/purge/age.ts';
import { EMPTY_KEEP_LIST } from '../../../src/admin/purge/keep-list.ts';
import type { Exemptions, NamePattern, PurgeRule } from '../../../src/admin/purge/purge-rule.ts';
import type { ChangeableAttributes } from '../../../src/registry/model/attributes.ts';
import type { ManifestProperties } from '../../../src/registry/model/manifest.ts';
import type { TagProperties } from '../../../src/registry/model/tag.ts';
import { digest, repo, tag } from '../../registry/names.ts';

export const NOW = Date.parse('2026-01-15T10:00:00Z');
export const REPOSITORY = repo('team/api');
const DAY = 86_400_000;

/** A manifest as a test describes it. */
export interface Made {
  /** What its digest is made of. */
  readonly name: string;
  /** Days since the last update; undefined: it is not told. */
  readonly age?: number | undefined;
  readonly lists?: readonly string[] | undefined;
  readonly about?: string | undefined;
  readonly locked?: boolean;
  readonly unreadable?: boolean;
  readonly tags?: readonly MadeTag[];
}

export interface MadeTag {
  readonly name: string;
  readonly age?: number | undefined;
  readonly locked?: boolean;
}

export const timeOf = (age: number | undefined): string | undefined =>
  age === undefined ? undefined : new Date(NOW - age * DAY).toISOString().replace('Z', '0001Z');

const attributes = (locked = false): ChangeableAttributes => ({
  deleteEnabled: !locked,
  writeEnabled: true,
  listEnabled: true,
  readEnabled: true,
});

/** The tag by which something refers to the manifest of that name, as cosign has it. */
export const signatureTag = (name: string): string => `${digest(name).replace(':', '-')}.sig`;

/** What a registry tells of these manifests. */
export function worldOf(made: readonly Made[]): { graph: ArtifactGraph; tags: TagProperties[] } {
  const graph = new ArtifactGraph();
  const tags: TagProperties[] = [];
  for (const each of made) {
    graph.list(manifestOf(each));
    graph.outlined(digest(each.name), {
      children: (each.lists ?? []).map(name => ({ digest: digest(name), architecture: undefined, os: undefined })),
      subject: each.about === undefined ? undefined : digest(each.about),
      artifactType: undefined,
      config: undefined,
      layers: [],
      unsized: [],
      isReadable: !each.unreadable,
    });
    for (const { name, age, locked } of each.tags ?? []) {
      tags.push({
        name: tag(name),
        digest: digest(each.name),
        createdTime: undefined,
        lastUpdateTime: timeOf(age),
        signed: undefined,
        quarantineState: undefined,
        changeableAttributes: attributes(locked),
      });
    }
  }
  return { graph, tags };
}

const manifestOf = ({ name, age, locked, tags = [], lists }: Made): ManifestProperties => ({
  digest: digest(name),
  imageSize: 100,
  createdTime: undefined,
  lastUpdateTime: timeOf(age),
  architecture: undefined,
  os: undefined,
  mediaType: lists ? 'application/vnd.oci.image.index.v1+json' : 'application/vnd.oci.image.manifest.v1+json',
  configMediaType: undefined,
  tags: tags.map(each => tag(each.name)),
  references: undefined,
  quarantineState: undefined,
  quarantineDetails: undefined,
  changeableAttributes: attributes(locked),
});

/** Tags that the expression finds, in every repository; undefined: none. */
export const pattern = (tags: RegExp | undefined): NamePattern => ({
  text: `*:${tags?.source ?? ''}`,
  only: undefined,
  fitsRepository: () => true,
  fitsTag: name => tags?.test(name) ?? false,
  namesTags: tags !== undefined,
  isWhole: tags?.source === '.*',
});

export const rule = (tags: RegExp | undefined, more: Partial<PurgeRule> = {}): PurgeRule => ({
  filters: [pattern(tags)],
  excludes: [],
  olderThan: undefined,
  keep: 0,
  untagged: false,
  includeLocked: false,
  ...more,
});

export function days(count: number) {
  const age = parseAge(`${count}d`);
  if ('problem' in age) throw new Error(age.problem);
  return age;
}

export const NO_EXEMPTIONS: Exemptions = { excludes: [], keepList: EMPTY_KEEP_LIST, protects: () => false };
