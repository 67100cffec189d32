package gantry.server.watch;

import gantry.operations.AwsException;
import gantry.workflows.watch.Watch;
import gantry.workflows.watch.Watches;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.Map;

/** What one stream shows. Remembers what it has shown; confined to the stream's thread. */
interface View {
    /** Listens for what may change it. */
    Watch watch(Watches watches);

    /** How long it rests between two looks, so that what changes all the time costs little. */
    Duration pause();

    /**
     * Reads what is to be seen.
     *
     * @throws AwsException the operation's refusal
     */
    Map<String, @Nullable Object> look();

    /**
     * Sends what was not shown yet.
     *
     * @return false if nothing will ever follow
     */
    boolean show(Map<String, @Nullable Object> seen, EventStream out) throws InterruptedException;
}
