import type { OutputType } from '../../values/output-type.ts';

/** One step of the way to a registry, as it went. */
export interface ConnectionStep {
  readonly step: string;
  readonly verdict: 'OK' | 'Warning' | 'Failed' | 'Skipped';
  /** Undefined for a step that takes none. */
  readonly milliseconds: number | undefined;
  /** What was seen. */
  readonly detail: string;
  /** What to do; empty when there is nothing to be done. */
  readonly advice: string;
}

export const connectionStepType: OutputType<ConnectionStep> = {
  name: 'AcrConnectionStep',
  properties: [
    { name: 'Step', of: ({ step }) => step },
    { name: 'Verdict', of: ({ verdict }) => verdict },
    { name: 'Milliseconds', of: ({ milliseconds }) => milliseconds ?? null },
    { name: 'Detail', of: ({ detail }) => detail },
    { name: 'Advice', of: ({ advice }) => advice },
  ],
  view: {
    table: {
      columns: [
        { label: 'Step', of: ({ step }) => step, width: 10 },
        { label: 'Verdict', of: ({ verdict }) => verdict, width: 7 },
        { label: 'ms', of: ({ milliseconds }) => milliseconds ?? null, align: 'right', width: 5 },
        { label: 'Detail', of: ({ detail }) => detail },
      ],
    },
  },
};
