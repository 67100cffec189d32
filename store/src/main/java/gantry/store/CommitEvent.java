package gantry.store;

import jdk.jfr.Category;
import jdk.jfr.DataAmount;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/** A transaction in a recording of the JVM's flight recorder. */
@Name("gantry.Commit")
@Label("Commit")
@Category({"Gantry", "Store"})
@Description("One transaction of the store's writer, from its first statement to durable")
@StackTrace(false)
final class CommitEvent extends Event {
    @Label("Batches and units")
    int entries;

    @Label("Rows")
    long rows;

    @Label("Bytes")
    @DataAmount
    long bytes;

    @Label("Durable")
    boolean durable;

    /** Ends it; what it says is only gathered if somebody records. */
    void end(Iterable<Entry> group, boolean isDurable) {
        end();
        if (!shouldCommit()) {
            return;
        }
        for (Entry entry : group) {
            entries++;
            rows += entry.rows();
            bytes += entry.bytes();
        }
        durable = isDurable;
        commit();
    }
}
