package gantry.workflows.definitions;

import static gantry.workflows.definitions.DefinitionsFixture.draft;
import static gantry.workflows.definitions.DefinitionsFixture.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gantry.states.mocks.TestCase;
import gantry.workflows.mocks.TestCases;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** What no execution names any more, and what might be named yet. */
class UnneededDefinitionsTest {
    @TempDir private Path folder;
    private DefinitionsFixture fixture;

    @BeforeEach
    void open() {
        fixture = new DefinitionsFixture(folder.resolve("data"), Quotas.AWS);
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    private Revision create(String name) {
        return fixture.machines.create(draft(name)).state().current();
    }

    /** With all executions named that started before now. */
    private void search(String... named) {
        long nowMs = fixture.clock.millis();
        var unneeded = UnneededDefinitions.search(fixture.store, nowMs, nowMs);
        for (String key : named) {
            unneeded.named(key);
        }
        unneeded.removals().forEach(fixture.store::write);
    }

    @Test
    void a_revision_of_a_machine_that_is_gone_goes_unless_an_execution_names_it() {
        Revision alone = create("alone");
        Revision named = create("named");
        Revision ofChild = create("child");
        for (String name : List.of("alone", "named", "child")) {
            fixture.machines.delete(machine(name));
        }
        Revision again = create("alone");
        fixture.clock.advance(Duration.ofHours(2));
        search(named.key() + "#case", ofChild.key() + "|Map");
        assertThatThrownBy(() -> fixture.machines.requireRevision(alone.key()))
                .isInstanceOf(IllegalStateException.class);
        for (Revision each : List.of(named, ofChild, again)) {
            assertThat(fixture.machines.requireRevision(each.key())).isEqualTo(each);
        }
        search();
        assertThatThrownBy(() -> fixture.machines.requireRevision(named.key()))
                .isInstanceOf(IllegalStateException.class);
        assertThat(fixture.machines.requireRevision(again.key())).isEqualTo(again);
    }

    @Test
    void a_revision_stays_as_long_as_a_start_by_it_may_be_under_way() {
        Revision revision = create("m");
        fixture.machines.delete(machine("m"));
        fixture.clock.advance(Duration.ofMinutes(59));
        search();
        assertThat(fixture.machines.requireRevision(revision.key())).isEqualTo(revision);
    }

    @Test
    void a_test_case_goes_once_nobody_names_it_and_it_was_not_used_lately() {
        var cases = new TestCases(fixture.store, fixture.clock);
        String named = cases.keep(testCase("named"));
        String used = cases.keep(testCase("used"));
        String unused = cases.keep(testCase("unused"));
        fixture.clock.advance(Duration.ofDays(2));
        cases.keep(testCase("used"));
        search("7#" + named);
        assertThat(cases.requireText(named)).contains("named");
        assertThat(cases.requireText(used)).contains("used");
        assertThatThrownBy(() -> cases.requireText(unused))
                .isInstanceOf(IllegalStateException.class);
        assertThat(cases.keep(testCase("unused"))).isEqualTo(unused);
        assertThat(cases.requireText(unused)).contains("unused");
    }

    private static TestCase testCase(String name) {
        return TestCase.ofText(
                """
                {"StateMachines": {"pinned": {"TestCases": {"%s": {}}}}, "MockedResponses": {}}
                """
                        .formatted(name));
    }
}
