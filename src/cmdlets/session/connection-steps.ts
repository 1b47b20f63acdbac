import { RegistryError } from '../../registry/model/errors.ts';
import type { ConnectionStep } from './connection-step.type.ts';

/** A step of a check, which is run when those that it needs have not failed. */
export interface Step {
  readonly name: string;
  /** Names of steps before it; one that was skipped for itself counts as passed. */
  readonly needs: readonly string[];
  /** A text when all is well; what it throws is its failure. */
  run(): Promise<StepResult>;
  /** What to do when it throws something that has no advice of its own. */
  readonly advice?: () => string;
}

export type StepResult =
  | string
  | { readonly warning: string; readonly advice: string }
  | { readonly failed: string; readonly advice: string }
  | { readonly skipped: string };

/** Runs steps in order and tells each as it ends; remembers what has failed for the steps that come later. */
export class StepRunner {
  readonly #failed = new Set<string>();
  readonly #signal: AbortSignal;
  #first: ConnectionStep | undefined;

  constructor(signal: AbortSignal) {
    this.#signal = signal;
  }

  /** The first that failed. */
  get failure(): ConnectionStep | undefined {
    return this.#first;
  }

  async *run(steps: readonly Step[]): AsyncIterable<ConnectionStep> {
    for (const step of steps) {
      const told = await this.#runOne(step);
      if (told.verdict === 'Failed') {
        this.#failed.add(told.step);
        this.#first ??= told;
      }
      yield told;
    }
  }

  async #runOne(step: Step): Promise<ConnectionStep> {
    const blocked = step.needs.find(each => this.#failed.has(each));
    if (blocked !== undefined) {
      this.#failed.add(step.name);
      return { step: step.name, verdict: 'Skipped', milliseconds: undefined, detail: `after ${blocked}`, advice: '' };
    }
    const start = performance.now();
    const result = await step.run().catch((error: unknown): StepResult => {
      this.#signal.throwIfAborted();
      return failureOf(error, step);
    });
    const milliseconds = Math.round(performance.now() - start);
    return { step: step.name, ...verdictOf(result, milliseconds) };
  }
}

function failureOf(error: unknown, { advice }: Step): StepResult {
  if (!(error instanceof Error)) return { failed: String(error), advice: advice?.() ?? '' };
  // the operating system's and OpenSSL's words say more than Node's sentences around them
  const isSystem = !(error instanceof RegistryError) && 'code' in error && /^[A-Z_]+$/.test(String(error.code));
  const own = 'recommendation' in error && typeof error.recommendation === 'string' ? error.recommendation : '';
  return {
    failed: isSystem && 'code' in error ? String(error.code) : (error.message.split('\n')[0] ?? ''),
    advice: advice?.() ?? own,
  };
}

function verdictOf(result: StepResult, milliseconds: number): Omit<ConnectionStep, 'step'> {
  if (typeof result === 'string') return { verdict: 'OK', milliseconds, detail: result, advice: '' };
  if ('skipped' in result) return { verdict: 'Skipped', milliseconds: undefined, detail: result.skipped, advice: '' };
  if ('warning' in result) return { verdict: 'Warning', milliseconds, detail: result.warning, advice: result.advice };
  return { verdict: 'Failed', milliseconds, detail: result.failed, advice: result.advice };
}
