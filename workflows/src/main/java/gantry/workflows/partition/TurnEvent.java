package gantry.workflows.partition;

import gantry.workflows.store.EngineBatch;

import jdk.jfr.Category;
import jdk.jfr.DataAmount;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

import org.jspecify.annotations.Nullable;

/** A partition's turn in a recording of the JVM's flight recorder; never a payload or a name. */
@Name("gantry.Turn")
@Label("Turn")
@Category({"Gantry", "Engine"})
@Description("A partition applies what waits for it; loading from the store is part of it")
@StackTrace(false)
final class TurnEvent extends Event {
    @Label("Partition")
    int partition;

    @Label("Commands")
    int commands;

    @Label("Transitions")
    @Description("States that were entered")
    int transitions;

    @Label("Executions ended")
    int ended;

    @Label("Rows")
    int rows;

    @Label("Bytes")
    @DataAmount
    long bytes;

    /** Ends it; what it says is only gathered if somebody records. */
    void end(int no, int commandCount, Partition.Turned turned) {
        end();
        if (!shouldCommit()) {
            return;
        }
        partition = no;
        commands = commandCount;
        transitions = turned.counts().transitions();
        ended = turned.counts().ended();
        @Nullable EngineBatch batch = turned.batch();
        if (batch != null) {
            rows = batch.rows();
            bytes = batch.bytes();
        }
        commit();
    }
}
