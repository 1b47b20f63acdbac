import type { Attributes } from '../../src/emulator/store/attributes.ts';
import type { ManifestState } from './world.ts';

/** What somebody else did, right before the request of this number was carried out. */
export type Intrusion = { readonly request: number; readonly repository: string } & (
  | { readonly kind: 'manifest pushed'; readonly manifest: ManifestState }
  | { readonly kind: 'tag set'; readonly tag: string; readonly digest: string }
  | { readonly kind: 'tag deleted'; readonly tag: string }
  | { readonly kind: 'manifest deleted'; readonly digest: string }
  | { readonly kind: 'attributes changed'; readonly item: string; readonly attributes: Partial<Attributes> }
);
