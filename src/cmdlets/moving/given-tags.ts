import { tagText } from '../../admin/subject.ts';
import { ShellError } from '../../engine/error-record.ts';
import type { PlannedImage } from './push-image.ts';

/** An image with where it is from, as messages name it: `contoso.azurecr.io/team/api:1.4.2`. */
export interface PlannedCopy {
  readonly planned: PlannedImage;
  readonly from: string;
}

/** The tags that a command gives, each to one image. */
export class GivenTags {
  readonly #given = new Map<string, { readonly digest: string | undefined; readonly from: string }>();

  readonly #left: string;

  /** `left`: what is said of those that come too late, in a message. */
  constructor(left: 'the latter was not copied' | 'nothing was copied') {
    this.#left = left;
  }

  /** Throws ShellError `SeveralImages` where another image was given one of the tags before. */
  give({ planned: { plan }, from }: PlannedCopy): void {
    const { registry } = plan.place;
    const tags = plan.tags.flatMap(({ subject, change }) =>
      subject.tags.map(tag => ({
        key: `${registry.server.origin}/${plan.place.repository}:${tag}`,
        text: tagText({ ...plan.place, tag }),
        digest: change.item?.digest,
      })),
    );
    for (const { key, text, digest } of tags) {
      const other = this.#given.get(key);
      if (other !== undefined && other.digest !== digest) throw this.#severalImages(text, other.from, from);
    }
    for (const { key, digest } of tags) this.#given.set(key, { digest, from });
  }

  #severalImages(tag: string, first: string, second: string): ShellError {
    return new ShellError(
      'SeveralImages',
      `${first} and ${second} are different images, and both would be ${tag}; ${this.#left}.`,
      {
        category: 'InvalidArgument',
        recommendation:
          'Copy one of them alone, or give each a destination of its own: a repository without a tag, where their tags differ.',
      },
    );
  }
}
