package gantry.cli.testing;

import static gantry.cli.testing.Machines.STATES;

import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.CreateStateMachineRequest;
import software.amazon.awssdk.services.sfn.model.StateMachineType;
import software.amazon.awssdk.services.sfn.model.Tag;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A server on which every listed error can be had by one call: an activity {@code a}; a Standard
 * machine {@code m} whose work is that activity's, with the execution {@code busy}, which runs,
 * {@code done}, which has ended, and {@code stopped}; an Express machine {@code x}; a machine
 * {@code d} that is being deleted. It is full: there are as many machines, activities, open
 * executions and tags, versions and aliases of {@code m} as its quotas allow. {@code m} has an
 * unpublished revision and, as {@code d}, an alias {@code live} of its version 1.
 *
 * <p>Beside it runs an older one, on a copy of its folder from before it was filled: with the same
 * sealing key, the same activity and machines, but nothing executes there and there is room.
 */
public final class ErrorWorld implements AutoCloseable {
    public static final String ACTIVITY = STATES + "activity:a";

    /** Has no tasks, so that pollers stay. */
    public static final String CROWDED = STATES + "activity:filler";

    public static final String MACHINE = STATES + "stateMachine:m";
    public static final String EXPRESS = STATES + "stateMachine:x";
    public static final String DELETING = STATES + "stateMachine:d";
    public static final String BUSY = STATES + "execution:m:busy";
    public static final String STOPPED = STATES + "execution:m:stopped";
    public static final int ACTIVITY_POLLERS = 2;

    /** Has one version, described "again" and not "only" as it was asked for when created. */
    public static final String FILLER = STATES + "stateMachine:filler";

    private static final String DONE = STATES + "execution:m:done";

    private static final String CONFIGURATION =
            """
            quotas:
              stateMachines: 4
              activities: 2
              tagsPerResource: 2
              openExecutions: 3
              activityPollers: %d
              versionsPerStateMachine: 2
              aliasesPerStateMachine: 1
            """
                    .formatted(ACTIVITY_POLLERS);

    private final StartedServer server;
    private final StartedServer older;
    private final SfnClient client;
    private final String token;
    private String filler;

    private ErrorWorld(StartedServer server, StartedServer older, SfnClient client) {
        this.server = server;
        this.older = older;
        this.client = client;
        this.token = execute();
        this.filler = fillUp();
    }

    /** Starts both in folders below this one. */
    public static ErrorWorld in(Path folder) {
        var server = StartedServer.configured(create(folder.resolve("now")), CONFIGURATION);
        try (var first = Sdk.client(server.url())) {
            define(first);
        }
        server.sigterm();
        Path before = create(folder.resolve("before"));
        copy(server.data(), before.resolve("data"));
        server.restart();
        // Another client: the connections that the first one kept ended with the server.
        return new ErrorWorld(
                server, StartedServer.configured(before, CONFIGURATION), Sdk.client(server.url()));
    }

    public URI url() {
        return server.url();
    }

    /** Of the older server. */
    public URI olderUrl() {
        return older.url();
    }

    public SfnClient client() {
        return client;
    }

    /** A token of a task that has been answered; the older server does not know its execution. */
    public String token() {
        return token;
    }

    /** Ends an open execution, so that there is room for one, until {@link #fill}. */
    public void makeRoom() {
        client.stopExecution(r -> r.executionArn(filler));
    }

    /** Takes the room again that {@link #makeRoom} made. */
    public void fill() {
        filler = client.startExecution(r -> r.stateMachineArn(FILLER)).executionArn();
    }

    private static void define(SfnClient client) {
        client.createActivity(r -> r.name("a"));
        Machines.create(client, "m", Machines.task(ACTIVITY));
        Machines.create(client, "x", Machines.PASS, StateMachineType.EXPRESS);
        Machines.create(client, "d", Machines.WAIT);
        client.tagResource(r -> r.resourceArn(MACHINE).tags(tag("k1"), tag("k2")));
        publishAsLive(client, MACHINE);
        publishAsLive(client, DELETING);
        client.updateStateMachine(
                r -> r.stateMachineArn(MACHINE).roleArn(Machines.ROLE + "2").publish(true));
        client.updateStateMachine(r -> r.stateMachineArn(MACHINE).roleArn(Machines.ROLE));
    }

    private static void publishAsLive(SfnClient client, String machine) {
        var version = client.publishStateMachineVersion(r -> r.stateMachineArn(machine));
        String arn = version.stateMachineVersionArn();
        client.createStateMachineAlias(
                r -> r.name("live").routingConfiguration(Machines.route(arn, 100)));
    }

    private String execute() {
        Machines.start(client, MACHINE, "done", "{}");
        String taken = takeTask();
        client.sendTaskSuccess(r -> r.taskToken(taken).output("{}"));
        Machines.untilEnded(client, DONE);
        Machines.start(client, MACHINE, "stopped", "{}");
        client.stopExecution(r -> r.executionArn(STOPPED));
        Machines.start(client, MACHINE, "busy", "{}");
        takeTask(); // so that a poller finds none
        Machines.start(client, DELETING, "busy", "{}");
        client.deleteStateMachine(r -> r.stateMachineArn(DELETING));
        return taken;
    }

    private String fillUp() {
        client.createStateMachine(ErrorWorld::filler);
        client.deleteStateMachineVersion(r -> r.stateMachineVersionArn(FILLER + ":1"));
        client.publishStateMachineVersion(r -> r.stateMachineArn(FILLER).description("again"));
        client.createActivity(r -> r.name("filler"));
        return Machines.start(client, FILLER, "first", "{}");
    }

    /** As it is created. */
    public static void filler(CreateStateMachineRequest.Builder machine) {
        machine.name("filler")
                .definition(Machines.WAIT)
                .roleArn(Machines.ROLE)
                .publish(true)
                .versionDescription("only");
    }

    /** The token of the next task of the activity. */
    public String takeTask() {
        return client.getActivityTask(r -> r.activityArn(ACTIVITY)).taskToken();
    }

    public static Tag tag(String key) {
        return Tag.builder().key(key).value("v").build();
    }

    private static Path create(Path folder) {
        try {
            return Files.createDirectory(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void copy(Path from, Path to) {
        try (var files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        client.close();
        server.close();
        older.close();
    }
}
