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
import gantry.workflows.store.Aged;
import gantry.workflows.store.Change;
import gantry.workflows.store.EngineBatch;
import gantry.workflows.store.JournalEntry;
import gantry.workflows.store.OtherReads;
import gantry.workflows.store.PartitionReads;
import gantry.workflows.store.Removals.Owner;
import gantry.workflows.store.Woken;
import gantry.workflows.tasks.TaskHandlers;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

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
            return new OtherOutside(outside) {
                @Override
                public void perform(int partition, AfterCommit effect) {
                    outside.perform(partition, effect);
                    if (effect instanceof AfterCommit.RunTask) {
                        outside.perform(partition, effect);
                    }
                }
            };
        }
    },

    /** An Express execution that runs is taken for one that a crash cut short. */
    RUNS_EXPRESS_TWICE {
        @Override
        public Outside outside(Outside outside) {
            return new OtherOutside(outside) {
                @Override
                public boolean isRunningExpress(long executionId) {
                    return false;
                }
            };
        }
    },

    /** An Express execution that a crash cut short is forgotten. */
    FORGETS_EXPRESS {
        @Override
        public PartitionReads reads(PartitionReads reads) {
            return new OtherReads(reads) {
                @Override
                public List<JournalEntry> journal(int partition, long afterId, int limit) {
                    return List.of();
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
            return new OtherReads(reads) {
                @Override
                public List<Woken> woken(int partition, Woken after, long untilMs, int limit) {
                    return untilMs == 0 ? List.of() : reads.woken(partition, after, untilMs, limit);
                }
            };
        }
    },

    /** Who asks for an execution by its name is told that there is none. */
    FINDS_NO_NAME {
        @Override
        public PartitionReads reads(PartitionReads reads) {
            return new OtherReads(reads) {
                @Override
                public Map<ExecutionArn, Long> findIds(
                        int partition, Collection<ExecutionArn> arns) {
                    return Map.of();
                }
            };
        }
    },

    /** Express executions run though nothing of them is on disk. */
    KEEPS_NO_JOURNAL {
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
                            new EngineBatch(
                                    batch.partition(),
                                    batch.epoch(),
                                    batch.number(),
                                    batch.clockMs(),
                                    batch.changes().stream()
                                            .filter(each -> !(each instanceof Change.JournalPut))
                                            .toList()),
                            listener);
                }
            };
        }
    },

    /** Whatever is closed may be removed. */
    REMOVES_WHAT_IS_TO_BE_KEPT {
        @Override
        public PartitionReads reads(PartitionReads reads) {
            return new OtherReads(reads) {
                @Override
                public Map<Long, Long> closed(int partition, Collection<Long> ids) {
                    var closed = new HashMap<Long, Long>();
                    reads.closed(partition, ids).keySet().forEach(id -> closed.put(id, 1L));
                    return closed;
                }
            };
        }
    },

    /** What is kept no longer stays. */
    REMOVES_NOTHING {
        @Override
        public Attic attic(Attic attic) {
            return new Attic() {
                @Override
                public List<Aged> page(long afterId, long belowId, long closedUntilMs, int limit) {
                    return List.of();
                }

                @Override
                public List<Owner> executions(int limit) {
                    return attic.executions(limit);
                }

                @Override
                public void removeRows(List<Owner> executions, int maxRows) {
                    attic.removeRows(executions, maxRows);
                }
            };
        }
    },

    /** What executions that are gone have left stays. */
    LEAVES_ROWS {
        @Override
        public Attic attic(Attic attic) {
            return new Attic() {
                @Override
                public List<Aged> page(long afterId, long belowId, long closedUntilMs, int limit) {
                    return attic.page(afterId, belowId, closedUntilMs, limit);
                }

                @Override
                public List<Owner> executions(int limit) {
                    return List.of();
                }

                @Override
                public void removeRows(List<Owner> executions, int maxRows) {}
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
