import { json, type Reply } from '../reply.ts';
import type { Page } from '../rules/page.ts';

/** Query keys of every list; `api-version` is optional and changes nothing (ACR wire facts §6, recording). */
export const listQuery = ['n', 'last', 'orderby', 'api-version'];

/** A page as an answer; the Link is relative (ACR wire facts §8, recording). */
export function listed(page: Page<unknown>, body: unknown): Reply {
  return json(200, body, page.link === undefined ? {} : { Link: page.link });
}

/** ACR writes an empty list as null on /acr/v1 (ACR wire facts §6.1 and §6.3, recording). */
export function orNull<T>(items: readonly T[]): readonly T[] | null {
  return items.length === 0 ? null : items;
}

/** The path of a repository's list with the name encoded, as Link has it (ACR wire facts §1, recording). */
export function acrPath(repository: string, list: string): string {
  return `/acr/v1/${encodeURIComponent(repository)}/${list}`;
}
