package gantry.server.watch;

import gantry.json.Json;
import gantry.json.JsonObject;
import gantry.workflows.arn.StateMachineArn;
import gantry.workflows.watch.Watch;
import gantry.workflows.watch.Watches;

import org.jspecify.annotations.Nullable;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Map;
import java.util.function.Function;

/** The first page of a list, whole, whenever it differs from what was shown. */
final class ListView implements View {
    /** Four times a second is live to a person. */
    private static final Duration PAUSE = Duration.ofMillis(250);

    private static final int EXECUTIONS = 50;
    private static final int STATE_MACHINES = 1_000; // as many as a page may have

    private final String name;
    private final Function<Watches, Watch> watch;
    private final String operation;
    private final Map<String, @Nullable Object> members;
    private final Reads reads;

    /** A digest: a thousand lists would be many bytes. */
    private byte[] shown = {};

    private ListView(
            String name,
            Function<Watches, Watch> watch,
            String operation,
            Map<String, @Nullable Object> members,
            Reads reads) {
        this.name = name;
        this.watch = watch;
        this.operation = operation;
        this.members = members;
        this.reads = reads;
    }

    /** The newest executions of a machine. */
    static ListView executions(Reads reads, String machine) {
        return new ListView(
                "executions",
                watches -> watches.executionsOf(StateMachineArn.parse(machine).unqualified()),
                "ListExecutions",
                JsonObject.of("stateMachineArn", machine, "maxResults", EXECUTIONS),
                reads);
    }

    /** The state machines by name. */
    static ListView stateMachines(Reads reads) {
        return new ListView(
                "stateMachines",
                Watches::stateMachines,
                "ListStateMachines",
                JsonObject.of("maxResults", STATE_MACHINES),
                reads);
    }

    @Override
    public Watch watch(Watches watches) {
        return watch.apply(watches);
    }

    @Override
    public Duration pause() {
        return PAUSE;
    }

    @Override
    public Map<String, @Nullable Object> look() {
        return JsonObject.of(name, reads.states(operation, members).get(name));
    }

    @Override
    public boolean show(Map<String, @Nullable Object> seen, EventStream out)
            throws InterruptedException {
        byte[] digest = digest(seen);
        if (!MessageDigest.isEqual(digest, shown)) {
            out.event(name, seen);
            shown = digest;
        }
        return true;
    }

    private static byte[] digest(Map<String, @Nullable Object> seen) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(Json.printUtf8(seen));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every JDK has it
        }
    }
}
