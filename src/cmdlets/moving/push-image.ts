import { ConfirmedPush, carryOutPush, type PushedContent } from '../../admin/push/carry-out-push.ts';
import type { KnownContent } from '../../admin/push/known-content.ts';
import { type PushContent, type PushPlan, planPush, withoutKnown } from '../../admin/push/plan-push.ts';
import { repositoryText } from '../../admin/subject.ts';
import type { Context } from '../../engine/context.ts';
import type { TagName } from '../../registry/model/tag-name.ts';
import type { Session } from '../../session/session.ts';
import { counted } from '../admin/plan-words.ts';
import { guarded } from '../registry/carry-out.ts';
import { effectLine } from '../registry/effect-line.ts';
import { executeNoted } from '../registry/execute-noted.ts';
import type { Target } from '../registry/target.ts';
import { isThereAlready, pushChange } from './push-change.ts';
import type { PushedImage } from './pushed-image.type.ts';

/** Where an image goes, and how that is called. */
export interface Push {
  readonly place: Pick<Target, 'connection' | 'repository'>;
  readonly tags: readonly TagName[];
  /** -Force: tags that point elsewhere are moved. Where a person can answer, the question tells of them. */
  readonly force: boolean;
  readonly known: KnownContent;
  /** `Publish image`, `Copy image` */
  readonly action: string;
  /** `Publishing`, `Copying` */
  readonly activity: string;
}

/** A push that has been looked at. */
export interface PlannedImage {
  readonly plan: PushPlan;
  readonly push: Push;
}

/** Looks at what a push takes; sends nothing. Throws RegistryError. */
export async function planImage(
  content: PushContent,
  push: Push,
  { signal, interactive, progress }: Pick<Context<Session>, 'signal' | 'interactive' | 'progress'>,
): Promise<PlannedImage> {
  const { place, tags, force, known } = push;
  const { connection, repository } = place;
  const at = { registry: connection.registry, registryName: connection.name, repository };
  const plan = await planPush(at, content, {
    tags,
    moving: force || interactive,
    signal,
    known,
    onLook: (done, total) => progress({ activity: 'Looking at what is there', status: statusOf(push), done, total }),
  });
  return { plan, push };
}

const statusOf = ({ place, tags }: Push): string => `${place.repository}${tags.length === 0 ? '' : `:${tags[0]}`}`;

/**
 * Confirms a push and carries it out; undefined under -WhatIf and when the user said no. Each tag stands in the journal before it is sent. Throws
 * AdminError, RegistryError, ContentError, JournalError.
 */
export async function pushImage(planned: PlannedImage, context: Context<Session>): Promise<PushedImage | undefined> {
  const { push } = planned;
  const { place, tags, known, action, activity } = push;
  const { connection } = place;
  const { session } = context;
  const status = statusOf(push);
  // those before it have pushed something meanwhile
  const plan = withoutKnown(planned.plan, known);
  const { content } = plan;
  if (plan.blocked && !context.simulating) throw plan.blocked;
  const pushed = { place, digest: content.tree.root, tags, source: content.source.name };
  if (isThereAlready(plan) && !context.simulating) {
    context.verbose(`${status} is in ${connection.registry.server.name} already.`);
    const none = { mounted: 0, sent: 0 };
    const sent = { blobs: { ...none, there: content.tree.blobs.length }, bytes: { ...none, there: 0 }, manifests: 0 };
    return { ...pushed, content: sent };
  }
  const subject = { registryName: connection.name };
  const change = guarded(
    { change: pushChange(plan, action), subject },
    session,
    plan.tags.flatMap(each => each.subject.tags),
  );
  const isYes = await context.confirm({
    ...change,
    effects: change.effects.map(effectLine),
    fails: plan.blocked !== undefined,
    doing: action.toLowerCase().replace(' ', ' the '),
  });
  if (!isYes) return undefined;
  try {
    const sent = await send(plan, { known, activity, status }, context);
    await putTags(plan, known, context);
    return { ...pushed, content: sent };
  } finally {
    context.progress(undefined);
    session.names.expire();
  }
}

/** One after the other; where one fails, those behind it are left as they are, and that is told. */
async function putTags(plan: PushPlan, known: KnownContent, context: Context<Session>): Promise<void> {
  const tags = plan.tags.filter(each => !each.isThere);
  const namesOf = (some: typeof tags) => some.flatMap(each => each.subject.tags).join(', ');
  for (const [index, tag] of tags.entries()) {
    try {
      const digest = await executeNoted(tag, { context, command: context.calledAs, undone: undefined });
      for (const name of tag.subject.tags) known.tag({ ...plan.place, tag: name }, digest);
    } catch (error) {
      const [done, left] = [namesOf(tags.slice(0, index)), namesOf(tags.slice(index + 1))];
      if (done !== '') context.warning(`${repositoryText(plan.place)}: these tags were pushed before: ${done}`);
      if (left !== '') context.warning(`${repositoryText(plan.place)}: these tags are as they were: ${left}`);
      throw error;
    }
  }
}

async function send(
  plan: PushPlan,
  { known, activity, status }: { readonly known: KnownContent; readonly activity: string; readonly status: string },
  context: Context<Session>,
): Promise<PushedContent> {
  const { signal } = context;
  const of = plan.blobs.length + plan.manifests.length;
  let there = 0;
  try {
    return await carryOutPush(new ConfirmedPush(plan), {
      signal,
      known,
      sending: () => context.sending(),
      onProgress({ done, total, parts }) {
        there = parts;
        context.progress({ activity, status: `${status}, ${parts} of ${of} parts`, done, total, unit: 'bytes' });
      },
    });
  } catch (error) {
    if (there > 0) {
      context.warning(
        `${there} of ${counted(of, 'part')} that were lacking ${there === 1 ? 'is' : 'are'} in ${repositoryText(plan.place)} now; nothing was tagged. The same command goes on from there.`,
      );
    } else if (signal.aborted) context.warning(`${repositoryText(plan.place)} is as it was: nothing was sent whole.`);
    throw error;
  }
}
