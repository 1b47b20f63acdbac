import { ExplainedError } from '../registry/model/explained-error.ts';

/** A failure of content on this side: a layout that is damaged, a folder that cannot be written. */
export class ContentError extends ExplainedError {
  override readonly name = 'ContentError';
}
