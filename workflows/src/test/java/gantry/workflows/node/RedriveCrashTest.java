package gantry.workflows.node;

import static org.assertj.core.api.Assertions.assertThat;

import gantry.json.Payload;
import gantry.states.interpreter.ExecutionStatus;
import gantry.workflows.arn.ActivityArn;
import gantry.workflows.engine.ActivityTask;
import gantry.workflows.engine.MachineRevision;
import gantry.workflows.engine.RedriveExecution;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/** A crash after any of the commits of a workflow that is redriven twice changes nothing. */
class RedriveCrashTest {
    @TempDir private Path folder;

    /** What the steps act on; the world is another one after a crash. */
    private static final class Scene {
        private World world;
        private final ActivityArn activity;
        private final MachineRevision machine;

        /** Of the tasks that a worker has taken, by what they are for. */
        private final Map<String, String> tokens = new TreeMap<>();

        Scene(World world) {
            this.world = world;
            activity = world.activity("a");
            machine = world.machine("m", definition(activity));
        }

        private static String definition(ActivityArn activity) {
            String task =
                    """
                    "Type": "Task", "Resource": "%s", "Parameters": {"name.$": "$$.State.Name"},
                    "End": true\
                    """
                            .formatted(activity);
            return """
            {"StartAt": "P", "States": {"P": {"Type": "Parallel", "Branches": [
              {"StartAt": "A", "States": {"A": {%1$s}}},
              {"StartAt": "B", "States": {"B": {%1$s}}}], "Next": "L"}, "L": {%1$s}}}\
            """
                    .formatted(task);
        }

        void start() {
            world.start(machine, "e", "{}");
        }

        void take() {
            ActivityTask task = world.poll(activity);
            tokens.put(task.input().text().replaceAll(".*\"(.)\"}$", "$1"), task.token());
        }

        void succeed(String name) {
            world.engine.taskSucceeded(token(name), Payload.of(name));
        }

        void fail(String name) {
            world.engine.taskFailed(token(name), "E", "why");
        }

        void stop() {
            world.engine.stopExecution(machine.arn().execution("e"), "Stop", null);
        }

        void redrive(String clientToken) {
            world.engine.redriveExecution(
                    new RedriveExecution(machine.arn().execution("e"), clientToken, false));
        }

        void crash() {
            world = world.crash();
        }

        private String token(String name) {
            String token = tokens.get(name);
            if (token == null) {
                throw new AssertionError("No task of " + name + " among " + tokens.keySet());
            }
            return token;
        }

        List<String> history() {
            var end = world.awaitEnd(machine, "e");
            assertThat(end.status()).isEqualTo(ExecutionStatus.SUCCEEDED);
            assertThat(end.redriveCount()).isEqualTo(2);
            return world.events(machine.arn().execution("e")).stream()
                    .map(
                            event ->
                                    event.id()
                                            + "<"
                                            + event.previousEventId()
                                            + " "
                                            + event.type().wireName())
                    .toList();
        }
    }

    private static final List<Consumer<Scene>> STEPS =
            List.of(
                    Scene::start,
                    Scene::take,
                    Scene::take,
                    scene -> scene.succeed("A"),
                    scene -> scene.fail("B"),
                    scene -> scene.redrive("first"),
                    scene -> scene.redrive("first"),
                    Scene::take,
                    scene -> scene.succeed("B"),
                    Scene::take,
                    Scene::stop,
                    scene -> scene.redrive("second"),
                    Scene::take,
                    scene -> scene.redrive("first"),
                    scene -> scene.succeed("L"));

    @Test
    void a_crash_between_any_two_commits_of_a_redriven_execution_changes_nothing() {
        List<String> expected = run(STEPS.size());
        assertThat(expected).hasSizeGreaterThan(30);
        for (int crashAfter = 0; crashAfter < STEPS.size(); crashAfter++) {
            assertThat(run(crashAfter)).as("crash after step %d", crashAfter).isEqualTo(expected);
        }
    }

    /** The history of a run with a crash after the step of this number. */
    private List<String> run(int crashAfter) {
        var scene = new Scene(World.in(folder.resolve("data-" + crashAfter)));
        try {
            for (int i = 0; i < STEPS.size(); i++) {
                STEPS.get(i).accept(scene);
                if (i == crashAfter) {
                    scene.crash();
                }
            }
            return scene.history();
        } finally {
            scene.world.close();
        }
    }
}
