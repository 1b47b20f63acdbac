import type { Operation } from '../call.ts';
import type { AttributeChange } from '../model/attributes.ts';

/** Changing the attributes of a repository, tag or manifest; the right to read them is asked for along with it, to look at the outcome. */
export const UPDATE: Operation = {
  name: 'change the attributes of',
  method: 'PATCH',
  rights: ['metadata_read', 'metadata_write'],
  // 204 without properties until 2019
  accepts: [200, 204],
};

/** Only the attributes that were named are sent. */
export function changeBody(change: AttributeChange) {
  return {
    headers: { accept: 'application/json', 'content-type': 'application/json' },
    body: JSON.stringify(change),
  };
}
