import type { RegistryPlan } from '../bulk/registry-plan.ts';
import { headDocument, itemDocument } from './plan-document.ts';
import { sealOf } from './seal.ts';

/** A plan as the text of a file (`plan.schema.json`), in pieces: one line for each item, so that an item is taken out with its line. */
export function* planText(plan: RegistryPlan): Generator<string> {
  const { repositories, ...head } = headDocument(plan);
  const seal = sealOf({ ...head, repositories });
  yield '{\n';
  for (const [key, value] of Object.entries(head)) yield `  ${JSON.stringify(key)}: ${JSON.stringify(value)},\n`;
  yield* list('repositories', Array.isArray(repositories) ? repositories : []);
  yield `,\n  "seal": ${JSON.stringify(seal)},\n`;
  yield* list(
    'items',
    plan.items.map(itemDocument).map(each => ({ ...each, seal: sealOf(each, seal) })),
  );
  yield '\n}\n';
}

function* list(name: string, elements: readonly unknown[]): Generator<string> {
  yield `  ${JSON.stringify(name)}: [`;
  for (const [index, each] of elements.entries()) yield `${index === 0 ? '' : ','}\n    ${JSON.stringify(each)}`;
  yield elements.length === 0 ? ']' : '\n  ]';
}
