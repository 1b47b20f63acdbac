import { digestOf } from '../../registry/model/digest.ts';
import type { JsonObject } from '../../registry/transport/json-answer.ts';

/** Hex digits of a seal: it tells a slip of the hand, and keeps nobody out who means harm. */
const DIGITS = 16;

/**
 * Stands behind what it seals, so that an edited item is told from one that was planned: only of those is it known that no kept thing needs
 * them. The seal of the head, which names the plan, goes into those of its items.
 */
export function sealOf(document: JsonObject, head = ''): string {
  const digest = digestOf(Buffer.from(head + JSON.stringify(document)));
  return digest.slice(digest.indexOf(':') + 1).slice(0, DIGITS);
}
