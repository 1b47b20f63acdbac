import { blobRoutes } from './blobs.ts';
import { catalogRoutes } from './catalog.ts';
import { deletedRoutes } from './deleted.ts';
import { manifestAttributeRoutes } from './manifest-attributes.ts';
import { manifestRoutes } from './manifests.ts';
import { oauth2Routes } from './oauth2.ts';
import { referrerRoutes } from './referrers.ts';
import { repositoryRoutes } from './repository.ts';
import type { Route } from './route.ts';
import { tagNameRoutes } from './tag-names.ts';
import { tagRoutes } from './tags.ts';
import { uploadRoutes } from './uploads.ts';

/** Everything the registry serves. */
export const routes: readonly Route[] = [
  ...oauth2Routes,
  ...catalogRoutes,
  ...repositoryRoutes,
  ...tagRoutes,
  ...manifestAttributeRoutes,
  ...tagNameRoutes,
  ...manifestRoutes,
  ...referrerRoutes,
  ...blobRoutes,
  ...uploadRoutes,
  ...deletedRoutes,
];
