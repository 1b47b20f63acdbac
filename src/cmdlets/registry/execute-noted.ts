import { outcomeOfError } from '../../admin/bulk/outcome-of-error.ts';
import { ConfirmedPlan, execute } from '../../admin/executor.ts';
import type { ChangesFile, NotedChange } from '../../admin/journal/changes-file.ts';
import type { Plan } from '../../admin/plan.ts';
import type { Context } from '../../engine/context.ts';
import type { Session } from '../../session/session.ts';
import type { Undone } from './carry-out.ts';

export interface NotedExecution {
  readonly context: Pick<Context<Session>, 'session' | 'signal' | 'abandoned' | 'sending'>;
  /** The name by which the cmdlet was called. */
  readonly command: string;
  readonly undone: Undone | undefined;
  /** Where it is written down; left out: among the single changes of the session, which then knows it by a number. */
  readonly run?: ChangesFile;
}

/** Executes a plan that was confirmed: written down before it is sent, with the manifest that it deletes. Throws as `carryOut`. */
export async function executeNoted<Result>(
  plan: Plan<Result>,
  { context, command, undone, run }: NotedExecution,
): Promise<Result> {
  const { session, signal } = context;
  const { change, subject, made, removes } = plan;
  const { action, target } = change;
  const server = subject.registry.server.name;
  const body = await plan.body?.(signal);
  const also = undone?.also ?? [];
  let noted: NotedChange | undefined;
  let isSent = false;
  try {
    const result = await execute(new ConfirmedPlan(plan), signal, {
      abandon: context.abandoned,
      async sending() {
        signal.throwIfAborted();
        noted ??= await (run ?? session.journal).note(
          {
            command,
            server,
            action,
            target,
            made,
            undoes: undone?.name,
            ...(also.length > 0 ? { alsoUndoes: also } : {}),
          },
          body,
        );
        // it may have been stopped meanwhile
        context.sending();
      },
      onWire() {
        isSent = true;
      },
    });
    noted?.ended({ state: removes ? 'deleted' : 'updated', reason: undefined });
    if (noted && run === undefined) {
      session.changes.add({
        server,
        action,
        target,
        made,
        name: noted.name,
        undoes: undone?.id === undefined ? [] : [undone.id],
      });
    }
    return result;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    noted?.ended(isSent ? (outcomeOfError(error) ?? { state: 'unknown', reason }) : { state: 'not-attempted', reason });
    throw error;
  }
}
