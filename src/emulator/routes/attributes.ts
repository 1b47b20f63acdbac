import type { Attributes } from '../store/attributes.ts';
import type { Exchange } from './route.ts';

const switches = [
  'deleteEnabled',
  'writeEnabled',
  'readEnabled',
  'listEnabled',
] as const satisfies readonly (keyof Attributes)[];

/** The changes a PATCH body asks for. */
export interface Patch {
  attributes: Partial<Attributes>;
  quarantineState?: string;
  quarantineDetails?: string;
}

/**
 * Reads a PATCH body: a flat object with any subset of the switches (ACR wire facts §6.2, recording), for manifests
 * also the quarantine fields (interface description). Unknown fields are noted and ignored (guess). Undefined if the
 * body is no JSON object or a switch is no boolean.
 */
export function readPatch(exchange: Exchange): Patch | undefined {
  const body = parse(exchange.body);
  if (typeof body !== 'object' || body === null) return undefined;
  const patch: Patch = { attributes: {} };
  for (const [field, value] of Object.entries(body)) {
    const which = switches.find(each => each === field);
    if (which !== undefined) {
      if (typeof value !== 'boolean') return undefined;
      patch.attributes[which] = value;
    } else if (field === 'quarantineState' || field === 'quarantineDetails') {
      patch[field] = String(value);
    } else exchange.note(`unknown attribute "${field}"`);
  }
  return patch;
}

/** Applies the switches and records them in the ledger. */
export function applySwitches(exchange: Exchange, item: string, on: Attributes, patch: Patch): void {
  Object.assign(on, patch.attributes);
  exchange.effect({
    kind: 'attributes changed',
    repository: exchange.param('name'),
    item,
    attributes: patch.attributes,
  });
}

function parse(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    return undefined;
  }
}
