/** A file that is no plan, or a plan that was edited into something else; the message says where. */
export class PlanFileError extends Error {
  override readonly name = 'PlanFileError';
  readonly id = 'InvalidPlan';
  readonly category = 'InvalidData';
  readonly recommendation: string;

  /** `path`: `items[3].digest`. */
  constructor(path: string | undefined, message: string, recommendation: string = ONLY_REMOVE) {
    super(path === undefined ? message : `${path}: ${message}`);
    this.recommendation = recommendation;
  }
}

const ONLY_REMOVE =
  'Whole items may be taken out of a plan, and nothing else may be changed; for other items make a new plan with New-AzContainerRegistryPlan.';
