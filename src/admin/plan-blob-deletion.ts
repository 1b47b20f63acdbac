import { deleteBlob, headBlob } from '../registry/blobs.ts';
import type { Digest } from '../registry/model/digest.ts';
import { AdminError } from './admin-error.ts';
import { type BlobUser, laterUserOf, unlistedUsersOf, usersOf } from './blob-users.ts';
import { isGone } from './bulk/gone.ts';
import { breakage, type Effect, failure, loss, note } from './effect.ts';
import { ArtifactGraph, type GraphOptions } from './graph/artifact-graph.ts';
import { TAGGED_ONLY } from './graph/list-into.ts';
import { wholeGraphOf } from './graph/planned-together.ts';
import { listText, manyText } from './manifest-words.ts';
import type { Plan } from './plan.ts';
import { settleDeletion } from './settle-deletion.ts';
import { type ManifestPlace, manifestText, shortDigest } from './subject.ts';

/** What deleting a blob and telling its effects takes. */
const RIGHTS = ['delete', 'metadata_read', 'pull'] as const;

export interface BlobDeletionOptions {
  /** Also where manifests use it, or may. */
  readonly force: boolean;
  readonly progress?: GraphOptions['progress'];
}

/**
 * Plans to delete one blob, by its digest, from a repository. Every manifest of the repository is read for it, since one that uses the blob
 * cannot be pulled any more; what cannot be seen or read may use it. Throws RegistryError `BlobNotFound`.
 */
export async function planBlobDeletion(
  place: ManifestPlace,
  { force, progress }: BlobDeletionOptions,
  signal: AbortSignal,
): Promise<Plan<Digest>> {
  const { registry, repository, digest } = place;
  const { size } = await headBlob(registry, place, { signal, rights: RIGHTS });
  const graph = await graphThere(place, { signal, progress, rights: RIGHTS });
  const unlisted = await unlistedUsersOf(place, graph, digest, { signal, rights: RIGHTS });
  const users = [...usersOf(graph, digest), ...unlisted];
  const gap = gapOf(graph);
  const blocked = force ? undefined : whyNot(place, users, gap);
  const verify = async (abort: AbortSignal) => {
    const options = { signal: abort, rights: RIGHTS };
    await headBlob(registry, place, options);
    const later = await laterUserOf(place, graph, digest, options);
    if (later !== undefined) throw usedMeanwhile(place, later);
  };
  const tags = users.flatMap(each => each.manifest.tags);
  return {
    change: {
      action: 'Delete blob',
      target: manifestText(place),
      effects: [
        ...(blocked ? [failure(blocked)] : []),
        ...(size === undefined ? [] : [note(`it has ${size.toLocaleString('en-US')} bytes`)]),
        ...effectsOf(users, gap),
      ],
      grade: 'moderate',
    },
    blocked,
    subject: { ...place, tags },
    removes: true,
    verify,
    send: async stopping => {
      await deleteBlob(registry, { repository, digest }, { ...stopping, rights: RIGHTS });
      return digest;
    },
    settle: abort => settleDeletion({ verify, gone: 'BlobNotFound', planned: digest }, abort),
  };
}

/** What was uploaded and never became an image lies in a repository that has no manifest, and does not exist as far as its manifests go. */
async function graphThere(place: ManifestPlace, options: GraphOptions & { readonly signal: AbortSignal }) {
  try {
    return await wholeGraphOf(place, options);
  } catch (error) {
    if (!isGone(error)) throw error;
    const graph = new ArtifactGraph();
    if (place.registry.dialect.kind !== 'acr') graph.lacks(TAGGED_ONLY);
    return graph;
  }
}

/** Manifests that are told by name. */
const NAMED = 12;

function effectsOf(users: readonly BlobUser[], gap: string | undefined): readonly Effect[] {
  const named = users.length > NAMED ? users.slice(0, NAMED - 1) : users;
  const rest = users.length - named.length;
  return [
    ...named.map(({ manifest, as }) => breakage(`breaks ${nameOf(manifest)}, whose ${as} it is`)),
    ...(rest === 0 ? [] : [breakage(`breaks ${manyText(rest, 'further manifest')}`)]),
    ...(users.length === 0 && gap === undefined ? [note('no manifest of the repository uses it')] : []),
    ...(gap === undefined
      ? []
      : [loss(`not known whether ${users.length === 0 ? '' : 'further '}manifests use it: ${gap}`)]),
    loss('it can only be brought back by pushing it again'),
  ];
}

/** `manifest 31a54a0cf86d (1.4.2, latest)` */
const nameOf = ({ digest, tags }: BlobUser['manifest']): string =>
  `manifest ${shortDigest(digest)}${tags.length === 0 ? '' : ` (${listText(tags)})`}`;

/** Why there may be manifests that use it and nobody knows of. */
function gapOf(graph: ArtifactGraph): string | undefined {
  const unread = graph.unreadable.length;
  return graph.gap ?? (unread === 0 ? undefined : `${manyText(unread, 'manifest')} could not be read`);
}

function whyNot(place: ManifestPlace, users: readonly BlobUser[], gap: string | undefined): AdminError | undefined {
  const name = `${place.repository}@${place.digest}`;
  if (users.length > 0) {
    const by = users.length === 1 && users[0] ? nameOf(users[0].manifest) : manyText(users.length, 'manifest');
    return new AdminError(
      'BlobInUse',
      `The blob ${name} is in use by ${by}, which could not be pulled any more.`,
      'Delete what uses it with Remove-AzContainerRegistryManifest, and the registry frees the blob; -Force deletes it all the same.',
    );
  }
  if (gap === undefined) return undefined;
  return new AdminError(
    'BlobInUse',
    `Nobody knows whether the blob ${name} is in use: ${gap}.`,
    'If you know that nothing uses it, add -Force.',
  );
}

const usedMeanwhile = ({ repository, digest }: ManifestPlace, by: Digest): AdminError =>
  new AdminError(
    'ChangedMeanwhile',
    `Manifest ${shortDigest(by)} has come to ${repository} meanwhile and may use the blob ${shortDigest(digest)}.`,
    'Run the command again to see what uses it now.',
  );
