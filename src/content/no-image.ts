import { ContentError } from './content-error.ts';

/** The error of something that no image was saved to. */
export const noImage = (name: string, why = 'it is neither a tar nor a folder'): ContentError =>
  new ContentError(
    'NotAnImage',
    `${name} holds no image: ${why}.`,
    'Name an OCI image layout (a folder or its tar), or what docker save has written.',
  );
