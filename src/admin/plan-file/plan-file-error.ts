import { ExplainedError } from '../../registry/model/explained-error.ts';

/** A file that is no plan, or a plan that was edited into something else; the message says where. */
export class PlanFileError extends ExplainedError<'InvalidPlan'> {
  override readonly name = 'PlanFileError';
  readonly category = 'InvalidData';

  /** `path`: `items[3].digest`. */
  constructor(path: string | undefined, message: string, recommendation: string = ONLY_REMOVE) {
    super('InvalidPlan', path === undefined ? message : `${path}: ${message}`, recommendation);
  }
}

const ONLY_REMOVE =
  'Whole items may be taken out of a plan, and nothing else may be changed; for other items make a new plan with New-AzContainerRegistryPlan.';
