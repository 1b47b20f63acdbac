import type { Value } from '../../values/value.ts';
import type { HandedOver } from './handed-over.ts';
import type { Subject } from './subject.ts';

/** The tabs of a repository, in the order of their keys 1 to 4. */
export const repositoryTabs = ['tags', 'manifests', 'referrers', 'info'] as const;
export type RepositoryTab = (typeof repositoryTabs)[number];

/** The tabs of a manifest or tag, in the order of their keys 1 to 6. */
export const detailTabs = ['overview', 'layers', 'config', 'labels', 'referrers', 'raw'] as const;
export type DetailTab = (typeof detailTabs)[number];

/** Where the browser stands: what one screen shows. */
export type Place =
  | { readonly kind: 'registries' }
  /** Repositories below a prefix (`team/`), step by step; `flat`: all of them by their whole names. */
  | { readonly kind: 'repositories'; readonly registry: string; readonly prefix: string; readonly flat: boolean }
  | {
      readonly kind: 'repository';
      readonly registry: string;
      readonly repository: string;
      readonly tab: RepositoryTab;
    }
  | {
      readonly kind: 'detail';
      readonly registry: string;
      readonly repository: string;
      /** A tag is shown by its name, a manifest by its digest; `digest` is what the tag pointed to when it was opened. */
      readonly tag: string | undefined;
      readonly digest: string;
      readonly tab: DetailTab;
    }
  /** An index with its platforms and their layers, a subject with its referrers. */
  | { readonly kind: 'tree'; readonly registry: string; readonly repository: string; readonly digest: string }
  /** What refers to a manifest: tags, indexes that list it, its subject. */
  | { readonly kind: 'used-by'; readonly registry: string; readonly repository: string; readonly digest: string }
  /** Objects that were piped in, or that a line of the browser has answered: then `command` is that line. */
  | { readonly kind: 'objects'; readonly values: HandedOver; readonly command?: string }
  /** Everything about one object: `d`. */
  | { readonly kind: 'describe'; readonly value: Value; readonly subject: Subject | undefined; readonly raw: boolean }
  | { readonly kind: 'plan' }
  | { readonly kind: 'log' };
