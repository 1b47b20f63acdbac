// Generated from the folder by `npm run generate`; a test checks that it is fresh.
import type { AnyCmdlet } from '../engine/cmdlet.ts';
import type { Session } from '../session/session.ts';
import { exportPlan } from './admin/export-plan.ts';
import { getLock } from './admin/get-lock.ts';
import { importPlan } from './admin/import-plan.ts';
import { invokePlan } from './admin/invoke-plan.ts';
import { invokePurge } from './admin/invoke-purge.ts';
import { lockManifest } from './admin/lock-manifest.ts';
import { lockRepository } from './admin/lock-repository.ts';
import { lockTag } from './admin/lock-tag.ts';
import { newPlan } from './admin/new-plan.ts';
import { resumePlan } from './admin/resume-plan.ts';
import { unlockManifest } from './admin/unlock-manifest.ts';
import { unlockRepository } from './admin/unlock-repository.ts';
import { unlockTag } from './admin/unlock-tag.ts';
import { compareImage } from './inspect/compare/compare-image.ts';
import { getImage } from './inspect/image/get-image.ts';
import { getLabel } from './inspect/label/get-label.ts';
import { getLayer } from './inspect/layer/get-layer.ts';
import { getReferrer } from './inspect/referrer/get-referrer.ts';
import { getImageSource } from './inspect/source/get-image-source.ts';
import { measureStorage } from './inspect/storage/measure-storage.ts';
import { getChildItem } from './location/get-child-item.ts';
import { getItem } from './location/get-item.ts';
import { getItemProperty } from './location/get-item-property.ts';
import { getLocation } from './location/get-location.ts';
import { popLocation } from './location/pop-location.ts';
import { pushLocation } from './location/push-location.ts';
import { removeItem } from './location/remove-item.ts';
import { setItemProperty } from './location/set-item-property.ts';
import { setLocation } from './location/set-location.ts';
import { showBrowser } from './location/show-browser.ts';
import { copyImage } from './moving/copy-image.ts';
import { publishImage } from './moving/publish-image.ts';
import { saveImage } from './moving/save-image.ts';
import { getDeletedManifest } from './registry/get-deleted-manifest.ts';
import { getDeletedRepository } from './registry/get-deleted-repository.ts';
import { getDeletedTag } from './registry/get-deleted-tag.ts';
import { getJournal } from './registry/get-journal.ts';
import { getManifestCmdlet } from './registry/get-manifest.ts';
import { getManifestContent } from './registry/get-manifest-content.ts';
import { getRepositoryCmdlet } from './registry/get-repository.ts';
import { getTagCmdlet } from './registry/get-tag.ts';
import { removeBlob } from './registry/remove-blob.ts';
import { removeManifestCmdlet } from './registry/remove-manifest.ts';
import { removeRepositoryCmdlet } from './registry/remove-repository.ts';
import { removeTagCmdlet } from './registry/remove-tag.ts';
import { restoreManifestCmdlet } from './registry/restore-manifest.ts';
import { undoChange } from './registry/undo-change.ts';
import { updateManifestCmdlet } from './registry/update-manifest.ts';
import { updateRepositoryCmdlet } from './registry/update-repository.ts';
import { updateTagCmdlet } from './registry/update-tag.ts';

/** Loaded with the first of them that is called: one file is read faster than forty. */
export const cmdlets: readonly AnyCmdlet<Session>[] = [
  exportPlan,
  getLock,
  importPlan,
  invokePlan,
  invokePurge,
  lockManifest,
  lockRepository,
  lockTag,
  newPlan,
  resumePlan,
  unlockManifest,
  unlockRepository,
  unlockTag,
  compareImage,
  getImage,
  getLabel,
  getLayer,
  getReferrer,
  getImageSource,
  measureStorage,
  getChildItem,
  getItemProperty,
  getItem,
  getLocation,
  popLocation,
  pushLocation,
  removeItem,
  setItemProperty,
  setLocation,
  showBrowser,
  copyImage,
  publishImage,
  saveImage,
  getDeletedManifest,
  getDeletedRepository,
  getDeletedTag,
  getJournal,
  getManifestContent,
  getManifestCmdlet,
  getRepositoryCmdlet,
  getTagCmdlet,
  removeBlob,
  removeManifestCmdlet,
  removeRepositoryCmdlet,
  removeTagCmdlet,
  restoreManifestCmdlet,
  undoChange,
  updateManifestCmdlet,
  updateRepositoryCmdlet,
  updateTagCmdlet,
];
