import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PlanItem, RegistryPlan } from '../../../src/admin/bulk/registry-plan.ts';
import { planText } from '../../../src/admin/plan-file/write-plan.ts';
import { getManifest } from '../../../src/registry/manifests.ts';
import { getTag } from '../../../src/registry/tags.ts';
import { planOf, repository, tag } from '../../admin/plan-file/planned.ts';
import { passingFolder } from '../../support/passing-folder.ts';
import type { TestShell } from '../../support/shell.ts';

/** Items that take these tags off, as the shell's registry shows them now. */
export const untagging = (shell: TestShell, name: string, tags: readonly string[]): Promise<PlanItem[]> =>
  Promise.all(
    tags.map(async each => {
      const { registry } = shell.session.connection(undefined);
      const subject = { repository: repository(name), tag: tag(each) };
      const { digest, lastUpdateTime, changeableAttributes } = await getTag(registry, subject);
      return {
        action: 'remove tag',
        ...subject,
        digest,
        lastUpdateTime,
        attributes: changeableAttributes,
        reason: 'older than 30d',
        unlock: false,
      };
    }),
  );

/** An item that deletes what a tag points to. */
export async function deleting(shell: TestShell, name: string, of: string): Promise<PlanItem> {
  const { registry } = shell.session.connection(undefined);
  const place = { repository: repository(name) };
  const { digest } = await getTag(registry, { ...place, tag: tag(of) });
  const found = await getManifest(registry, { ...place, digest });
  return {
    action: 'delete manifest',
    ...place,
    digest,
    tags: found.tags,
    mediaType: found.mediaType,
    size: found.imageSize,
    after: [],
    unlock: [],
    lastUpdateTime: found.lastUpdateTime,
    attributes: found.changeableAttributes,
    reason: 'older than 30d',
  };
}

/** The path of a file with a plan of these items for the shell's registry. */
export function filed(shell: TestShell, items: readonly PlanItem[], more: Partial<RegistryPlan> = {}): string {
  const { registry } = shell.session.connection(undefined);
  const plan = planOf(items, { server: registry.server.name, ...more });
  // the fixture's own clock is of no matter here, and nothing is newer than this
  const repositories = plan.repositories.map(each => ({ ...each, newest: '2099-01-01T00:00:00Z' }));
  const folder = passingFolder('plans');
  mkdirSync(folder);
  const path = join(folder, 'plan.json');
  writeFileSync(path, [...planText({ ...plan, repositories, ...more })].join(''));
  return path;
}
