package gantry.workflows.simulation;

import gantry.states.definition.StateMachine;
import gantry.states.interpreter.Event;
import gantry.states.interpreter.Execution;
import gantry.states.interpreter.ExecutionHeader;
import gantry.states.interpreter.Frame;
import gantry.states.interpreter.Phase;
import gantry.states.interpreter.Step;
import gantry.states.interpreter.Surroundings;
import gantry.store.CommitListener;
import gantry.store.OpenedPartition;
import gantry.store.StoreException;
import gantry.workflows.arn.ExecutionArn;
import gantry.workflows.partition.AfterCommit;
import gantry.workflows.partition.Doors;
import gantry.workflows.partition.Outside;
import gantry.workflows.partition.Semantics;
import gantry.workflows.store.EngineBatch;
import gantry.workflows.store.JournalEntry;
import gantry.workflows.store.PartitionReads;
import gantry.workflows.store.StoredExecution;
import gantry.workflows.store.StoredMapRun;
import gantry.workflows.store.Woken;
import gantry.workflows.tasks.TaskHandlers;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/** What an engine could do wrong: each breaks one promise. */
enum Defects implements Variation {
    /** Callers are answered and tasks are sent before the commit. */
    ANSWERS_BEFORE_THE_COMMIT {
        @Override
        public Doors.Commits commits(Doors.Commits commits) {
            return new Doors.Commits() {
                @Override
                public OpenedPartition open(int partition) {
                    return commits.open(partition);
                }

                @Override
                public void commit(EngineBatch batch, CommitListener listener) {
                    commits.commit(
                            batch,
                            new CommitListener() {
                                @Override
                                public void committed() {}

                                @Override
                                public void rolledBack(StoreException cause) {}
                            });
                    listener.committed();
                }
            };
        }
    },

    /** A task goes to two runners. */
    SENDS_TWICE {
        @Override
        public Outside outside(Outside outside) {
            return new Outside() {
                @Override
                public void perform(int partition, AfterCommit effect) {
                    outside.perform(partition, effect);
                    if (effect instanceof AfterCommit.RunTask) {
                        outside.perform(partition, effect);
                    }
                }

                @Override
                public void rereadActivities() {
                    outside.rereadActivities();
                }

                @Override
                public boolean isRunningExpress(long executionId) {
                    return outside.isRunningExpress(executionId);
                }
            };
        }
    },

    /** A task whose outcome nobody knows is sent again after a crash. */
    SENDS_AGAIN_AFTER_A_CRASH {
        @Override
        public TaskHandlers handlers(TaskHandlers handlers) {
            return TaskHandlers.none()
                    .with("sqs", new Handler(true))
                    .with("dynamodb", new Handler(true))
                    .with(TaskHandlers.FUNCTION, new Handler(true));
        }
    },

    /** What an attempt reports counts for the one that follows it. */
    TAKES_ANY_ATTEMPT {
        @Override
        public Semantics semantics(Semantics semantics) {
            return new Other(semantics) {
                @Override
                Event seen(Execution execution, Event event) {
                    if (event instanceof Event.TaskSucceeded(var no, _, var output)) {
                        Frame frame = execution.findFrame(no);
                        return frame == null
                                ? event
                                : new Event.TaskSucceeded(no, frame.attempt(), output);
                    }
                    return event;
                }
            };
        }
    },

    /** Waits end two seconds before their time. */
    WAKES_EARLY {
        @Override
        public Semantics semantics(Semantics semantics) {
            return new Other(semantics) {
                @Override
                Step changed(Step step) {
                    Execution execution = step.execution();
                    for (int no : step.changedFrames()) {
                        Frame frame = execution.findFrame(no);
                        if (frame != null && frame.phase() == Phase.WAITING) {
                            execution = execution.with(dueEarlier(frame));
                        }
                    }
                    return new Step(
                            step.accepted(),
                            execution,
                            step.events(),
                            step.effects(),
                            step.changedFrames());
                }
            };
        }
    },

    /** After a start nothing is known of what was in hand before. */
    FORGETS_WHAT_WAS_IN_HAND {
        @Override
        public PartitionReads reads(PartitionReads reads) {
            return new PartitionReads() {
                @Override
                public List<Woken> woken(int partition, Woken after, long untilMs, int limit) {
                    return untilMs == 0 ? List.of() : reads.woken(partition, after, untilMs, limit);
                }

                @Override
                public Map<ExecutionArn, Long> findIds(
                        int partition, Collection<ExecutionArn> arns) {
                    return reads.findIds(partition, arns);
                }

                @Override
                public Map<Long, StoredExecution> load(
                        int partition,
                        Collection<Long> ids,
                        long maxBytes,
                        BiConsumer<Long, Throwable> unreadable) {
                    return reads.load(partition, ids, maxBytes, unreadable);
                }

                @Override
                public Map<Long, Long> closed(int partition, Collection<Long> ids) {
                    return reads.closed(partition, ids);
                }

                @Override
                public long lastExecutionId(int partition) {
                    return reads.lastExecutionId(partition);
                }

                @Override
                public long countOpen(int partition) {
                    return reads.countOpen(partition);
                }

                @Override
                public List<JournalEntry> journal(int partition, long afterId, int limit) {
                    return reads.journal(partition, afterId, limit);
                }

                @Override
                public List<StoredMapRun> mapRunsInHand(int partition) {
                    return reads.mapRunsInHand(partition);
                }

                @Override
                public List<StoredMapRun> latestMapRuns(int partition, long executionId) {
                    return reads.latestMapRuns(partition, executionId);
                }
            };
        }
    },

    /** A batch that was rolled back is said to be kept. */
    HIDES_A_ROLLBACK {
        @Override
        public Doors.Commits commits(Doors.Commits commits) {
            return new Doors.Commits() {
                @Override
                public OpenedPartition open(int partition) {
                    return commits.open(partition);
                }

                @Override
                public void commit(EngineBatch batch, CommitListener listener) {
                    commits.commit(
                            batch,
                            new CommitListener() {
                                @Override
                                public void committed() {
                                    listener.committed();
                                }

                                @Override
                                public void rolledBack(StoreException cause) {
                                    listener.committed();
                                }
                            });
                }
            };
        }
    };

    private static final long EARLY_MS = 2_000;

    /** The interpreter with something changed before or behind it. */
    private abstract static class Other implements Semantics {
        private final Semantics semantics;

        Other(Semantics semantics) {
            this.semantics = semantics;
        }

        @SuppressWarnings("UnusedVariable") // the parameter is for those that change something
        Event seen(Execution execution, Event event) {
            return event;
        }

        Step changed(Step step) {
            return step;
        }

        @Override
        public Execution begin(StateMachine machine, ExecutionHeader header) {
            return semantics.begin(machine, header);
        }

        @Override
        public Step advance(
                StateMachine machine, Execution execution, Event event, Surroundings surroundings) {
            return changed(
                    semantics.advance(machine, execution, seen(execution, event), surroundings));
        }
    }

    private static Frame dueEarlier(Frame frame) {
        return new Frame(
                frame.no(),
                frame.parent(),
                frame.index(),
                frame.state(),
                frame.phase(),
                frame.input(),
                frame.work(),
                frame.output(),
                frame.item(),
                frame.enteredEventId(),
                frame.enteredAtMs(),
                frame.lastEventId(),
                frame.attempt(),
                frame.retryCount(),
                frame.retrierCounts(),
                frame.dueAtMs() - EARLY_MS,
                frame.heartbeatSeconds(),
                frame.heartbeatDueAtMs(),
                frame.fanOut(),
                frame.earlyOutcome(),
                frame.variables());
    }
}
