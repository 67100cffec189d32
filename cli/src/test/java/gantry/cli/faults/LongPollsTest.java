package gantry.cli.faults;

import static org.assertj.core.api.Assertions.assertThat;

import gantry.cli.testing.Await;
import gantry.cli.testing.Machines;
import gantry.cli.testing.Sdk;
import gantry.cli.testing.StartedServer;
import gantry.cli.testing.Surroundings;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Ten thousand workers of another process, all waiting for tasks at once. */
class LongPollsTest {
    private static final int ACTIVITIES = 10;

    /** AWS's quota of an activity. */
    private static final int POLLS = 1_000;

    private static final int TASKS_PER_ACTIVITY = 50;

    private static final int HEAP_MEGABYTES = 512;

    /** Live: what a connection, a request and a waiting thread of ten thousand may keep. */
    private static final long MOST_HEAP_BYTES = 320L << 20;

    /** Files that a server without clients has open, at most. */
    private static final int FILES_OF_ITS_OWN = 400;

    @TempDir private Path folder;

    @Test
    void all_are_held_each_task_reaches_one_and_a_killed_crowd_leaves_nothing_behind()
            throws Exception {
        try (var server = StartedServer.in(folder, Surroundings.heap(HEAP_MEGABYTES));
                SfnClient sfn = Sdk.client(server.url())) {
            Map<String, String> machines = machines(sfn);
            Process crowd = crowd(server, machines.keySet());
            try {
                BufferedReader told = crowd.inputReader(StandardCharsets.UTF_8);
                assertThat(told.readLine()).isEqualTo("sent");
                Await.until("all are held", () -> openFiles(server) >= ACTIVITIES * POLLS);

                List<String> executions = startTasks(sfn, machines);
                Map<String, String> tokens = tasks(told, executions.size());

                assertThat(tokens.values()).containsExactlyInAnyOrderElementsOf(inputs(executions));
                tokens.forEach((token, input) -> succeed(sfn, token, input));
                for (String execution : executions) {
                    assertThat(Machines.untilEnded(sfn, execution).status())
                            .isEqualTo(ExecutionStatus.SUCCEEDED);
                }
                assertThat(liveHeapBytes(server)).isLessThan(MOST_HEAP_BYTES);
            } finally {
                crowd.destroyForcibly().waitFor();
            }

            Await.until("all are gone", () -> openFiles(server) < FILES_OF_ITS_OWN);

            assertNoneIsLost(sfn, machines);
        }
    }

    /** By the ARN of the activity that its only task is left to. */
    private static Map<String, String> machines(SfnClient sfn) {
        var machines = new HashMap<String, String>();
        for (int i = 0; i < ACTIVITIES; i++) {
            String name = "work-" + i;
            String activity = sfn.createActivity(it -> it.name(name)).activityArn();
            machines.put(activity, Machines.create(sfn, name, Machines.task(activity)));
        }
        return machines;
    }

    private static Process crowd(StartedServer server, Iterable<String> activities)
            throws IOException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.addAll(
                List.of(
                        PollCrowd.class.getName(),
                        server.url().toString(),
                        Integer.toString(POLLS)));
        activities.forEach(command::add);
        return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    }

    /** Each with its own number as its input; answered while ten thousand wait. */
    private static List<String> startTasks(SfnClient sfn, Map<String, String> machines) {
        var executions = new ArrayList<String>();
        for (String machine : machines.values()) {
            for (int i = 0; i < TASKS_PER_ACTIVITY; i++) {
                String number = Integer.toString(executions.size());
                executions.add(Machines.start(sfn, machine, "e" + number, number));
            }
        }
        return executions;
    }

    private static List<String> inputs(List<String> executions) {
        return Stream.iterate(0, i -> i + 1).limit(executions.size()).map(String::valueOf).toList();
    }

    /** Inputs by token, of the tasks that came to the crowd. */
    private static Map<String, String> tasks(BufferedReader told, int count) throws IOException {
        var tasks = new HashMap<String, String>();
        for (int i = 0; i < count; i++) {
            String[] task = String.valueOf(told.readLine()).split(" ", 2);
            assertThat(tasks.put(task[0], task[1])).as("the same token before").isNull();
        }
        return tasks;
    }

    private static void succeed(SfnClient sfn, String token, String output) {
        sfn.sendTaskSuccess(it -> it.taskToken(token).output(output));
    }

    /** Tasks that are scheduled now reach who polls now. */
    private static void assertNoneIsLost(SfnClient sfn, Map<String, String> machines) {
        machines.forEach(
                (activity, machine) -> {
                    String execution = Machines.start(sfn, machine, "after", "\"after\"");
                    String token = sfn.getActivityTask(it -> it.activityArn(activity)).taskToken();
                    succeed(sfn, token, "\"done\"");
                    assertThat(Machines.untilEnded(sfn, execution).status())
                            .isEqualTo(ExecutionStatus.SUCCEEDED);
                });
    }

    private static long openFiles(StartedServer server) {
        try (Stream<Path> files = Files.list(Path.of("/proc/" + server.pid() + "/fd"))) {
            return files.count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** After a full collection, which counting makes. */
    private static long liveHeapBytes(StartedServer server) throws IOException {
        Process jcmd =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                                Long.toString(server.pid()),
                                "GC.class_histogram")
                        .start();
        String histogram = new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        String total =
                histogram.lines().filter(line -> line.startsWith("Total")).findAny().orElse("");
        assertThat(total).as(histogram.lines().limit(3).toList().toString()).isNotEmpty();
        String[] words = total.strip().split(" +", -1);
        return Long.parseLong(words[2]);
    }
}
