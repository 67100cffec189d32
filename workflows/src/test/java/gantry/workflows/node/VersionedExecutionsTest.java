package gantry.workflows.node;

import static org.assertj.core.api.Assertions.assertThat;

import gantry.json.JsonObject;
import gantry.json.Payload;
import gantry.states.interpreter.ExecutionStatus;
import gantry.workflows.arn.Qualifiers;
import gantry.workflows.arn.StateMachineArn;
import gantry.workflows.engine.ExecutionSummary;
import gantry.workflows.engine.MachineRevision;
import gantry.workflows.engine.StartExecution;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/** By which version and alias an execution was started is kept with it, and found again. */
class VersionedExecutionsTest {
    private static final Qualifiers VERSION_1 = new Qualifiers(1, null);
    private static final Qualifiers LIVE_1 = new Qualifiers(1, "live");
    private static final Qualifiers LIVE_2 = new Qualifiers(2, "live");

    @TempDir private Path folder;
    private World world;
    private MachineRevision waiting;

    @BeforeEach
    void open() {
        world = World.in(folder.resolve("data"));
        waiting = world.machine("m", DurableRoadTest.WAIT);
    }

    @AfterEach
    void close() {
        world.close();
    }

    private void start(String name, Qualifiers qualifiers) {
        world.engine.startExecution(
                new StartExecution(
                        waiting.arn().execution(name),
                        true,
                        waiting,
                        qualifiers,
                        Payload.EMPTY_OBJECT,
                        null));
        world.clock.advanceMs(1);
    }

    private List<String> listed(@Nullable String qualifier, @Nullable ExecutionStatus status) {
        StateMachineArn arn =
                qualifier == null ? waiting.arn() : waiting.arn().qualified(qualifier);
        return world.reader.list(arn, status, null, 10).stream()
                .map(each -> each.arn().name())
                .toList();
    }

    @Test
    void an_execution_shows_its_version_and_its_alias_also_after_a_crash() {
        start("plain", Qualifiers.NONE);
        start("version", VERSION_1);
        start("alias", LIVE_2);
        world = world.crash();
        assertThat(world.describe(waiting, "plain").qualifiers()).isEqualTo(Qualifiers.NONE);
        assertThat(world.describe(waiting, "version").qualifiers()).isEqualTo(VERSION_1);
        assertThat(world.describe(waiting, "alias").qualifiers()).isEqualTo(LIVE_2);
        assertThat(world.reader.list(waiting.arn(), null, null, 10))
                .extracting(ExecutionSummary::qualifiers)
                .containsExactly(LIVE_2, VERSION_1, Qualifiers.NONE);
    }

    @Test
    void executions_are_listed_by_version_and_by_alias_open_or_closed() {
        start("plain", Qualifiers.NONE);
        start("version", VERSION_1);
        start("live-1", LIVE_1);
        start("live-2", LIVE_2);
        assertThat(listed(null, null)).containsExactly("live-2", "live-1", "version", "plain");
        assertThat(listed("1", null)).containsExactly("live-1", "version");
        assertThat(listed("2", null)).containsExactly("live-2");
        assertThat(listed("live", null)).containsExactly("live-2", "live-1");
        assertThat(listed("3", null)).isEmpty();

        world.engine.stopExecution(waiting.arn().execution("live-1"), null, null);
        assertThat(listed("1", ExecutionStatus.RUNNING)).containsExactly("version");
        assertThat(listed("1", ExecutionStatus.ABORTED)).containsExactly("live-1");
        assertThat(listed("live", ExecutionStatus.ABORTED)).containsExactly("live-1");
    }

    @Test
    void a_page_by_alias_goes_on_behind_the_one_before() {
        start("a", LIVE_1);
        start("b", LIVE_2);
        start("c", LIVE_1);
        var live = waiting.arn().qualified("live");
        var first = world.reader.list(live, null, null, 2);
        assertThat(world.reader.list(live, null, first.getLast().cursor(), 2))
                .extracting(each -> each.arn().name())
                .containsExactly("a");
    }

    @Test
    void starting_it_again_through_another_version_answers_the_one_that_runs() {
        start("e", LIVE_1);
        start("e", LIVE_2);
        assertThat(world.describe(waiting, "e").qualifiers()).isEqualTo(LIVE_1);
    }

    @Test
    void the_first_event_names_version_and_alias() {
        start("plain", Qualifiers.NONE);
        start("version", VERSION_1);
        start("alias", LIVE_2);
        assertThat(started("plain"))
                .doesNotContainKeys("stateMachineVersionArn", "stateMachineAliasArn");
        assertThat(started("version"))
                .containsEntry("stateMachineVersionArn", waiting.arn() + ":1")
                .doesNotContainKey("stateMachineAliasArn");
        assertThat(started("alias"))
                .containsEntry("stateMachineVersionArn", waiting.arn() + ":2")
                .containsEntry("stateMachineAliasArn", waiting.arn() + ":live");
    }

    private JsonObject started(String name) {
        return Objects.requireNonNull(
                world.events(waiting.arn().execution(name)).getFirst().details());
    }
}
