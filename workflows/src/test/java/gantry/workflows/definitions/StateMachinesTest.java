package gantry.workflows.definitions;

import static gantry.workflows.definitions.DefinitionsFixture.MACHINE_PREFIX;
import static gantry.workflows.definitions.DefinitionsFixture.PASS;
import static gantry.workflows.definitions.DefinitionsFixture.draft;
import static gantry.workflows.definitions.DefinitionsFixture.machine;
import static gantry.workflows.definitions.DefinitionsFixture.role;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gantry.workflows.arn.Qualifiers;
import gantry.workflows.errors.StateMachineAlreadyExists;
import gantry.workflows.errors.StateMachineDeleting;
import gantry.workflows.errors.StateMachineDoesNotExist;
import gantry.workflows.errors.StateMachineLimitExceeded;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

class StateMachinesTest {
    @TempDir Path folder;

    private DefinitionsFixture fixture;
    private StateMachines machines;

    @BeforeEach
    void open() {
        reopen(Quotas.AWS);
    }

    private void reopen(Quotas quotas) {
        if (fixture != null) {
            fixture.close();
        }
        fixture = new DefinitionsFixture(folder, quotas);
        machines = fixture.machines;
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void a_machine_is_read_back_as_it_was_created() {
        var created = machines.create(draft("m")).state();
        assertThat(machines.require(machine("m"))).isEqualTo(created);
        assertThat(created.current().definition()).isEqualTo(PASS);
        assertThat(created.current().revisionId()).isNull();
    }

    @Test
    void creating_the_same_machine_again_answers_the_one_that_is_there() {
        var created = machines.create(draft("m")).state();
        fixture.clock.advance(Duration.ofSeconds(5));
        assertThat(machines.create(draft("m")).state()).isEqualTo(created);
    }

    @Test
    void creating_it_again_with_another_role_or_tags_changes_neither() {
        var created = machines.create(draft("m")).state();
        var other =
                new MachineDraft(
                        machine("m"),
                        StateMachineType.STANDARD,
                        PASS,
                        "arn:aws:iam::000000000000:role/other",
                        LoggingConfiguration.OFF,
                        false,
                        Map.of("k", "v"),
                        null);
        assertThat(machines.create(other).state()).isEqualTo(created);
        assertThat(fixture.tags.of(new Tags.Tagged.OfMachine(machine("m")))).isEmpty();
    }

    @Test
    void a_definition_that_differs_in_white_space_alone_is_another_one() {
        machines.create(draft("m"));
        assertThatThrownBy(() -> machines.create(draft("m", PASS + " ")))
                .isInstanceOf(StateMachineAlreadyExists.class)
                .hasMessage("State Machine Already Exists: '" + MACHINE_PREFIX + "m'");
    }

    @Test
    void an_update_makes_a_revision_with_an_id_and_keeps_the_old_one() {
        var created = machines.create(draft("m")).state();
        var updated =
                machines.update(machine("m"), role("arn:aws:iam::000000000000:role/b")).state();
        assertThat(updated.revisionId()).isNotNull();
        assertThat(machines.require(machine("m")).current()).isEqualTo(updated);
        assertThat(machines.requireRevision(created.current().key())).isEqualTo(created.current());
    }

    @Test
    void an_update_that_changes_nothing_makes_no_revision() {
        var created = machines.create(draft("m")).state();
        var change = new MachineChange(PASS, null, null, false, null);
        assertThat(machines.update(machine("m"), change).state()).isEqualTo(created.current());
    }

    @Test
    void a_start_sees_an_update_at_once() {
        machines.create(draft("m"));
        machines.requireStartable(machine("m"));
        var updated =
                machines.update(machine("m"), role("arn:aws:iam::000000000000:role/b")).state();
        assertThat(machines.requireStartable(machine("m")).targets())
                .containsExactly(new StartableMachine.Target(updated.key(), Qualifiers.NONE));
    }

    @Test
    void updating_what_is_not_there_is_refused() {
        assertThatThrownBy(() -> machines.update(machine("m"), role("r")))
                .isInstanceOf(StateMachineDoesNotExist.class);
    }

    @Test
    void deleting_what_is_not_there_is_fine() {
        machines.delete(machine("m"));
        assertThat(machines.find(machine("m"))).isNull();
    }

    @Test
    void a_machine_without_open_executions_is_gone_at_once() {
        var created = machines.create(draft("m")).state();
        machines.delete(machine("m"));
        assertThat(machines.find(machine("m"))).isNull();
        assertThat(machines.isDeleting(machine("m"))).isFalse();
        assertThat(machines.requireRevision(created.current().key())).isEqualTo(created.current());
    }

    @Test
    void a_machine_with_open_executions_is_deleting_until_they_have_ended() {
        machines.create(draft("m"));
        fixture.running.add(machine("m"));
        machines.delete(machine("m"));
        assertThat(machines.require(machine("m")).status()).isEqualTo(StateMachineStatus.DELETING);
        assertThat(machines.isDeleting(machine("m"))).isTrue();
        fixture.running.clear();
        assertThat(machines.find(machine("m"))).isNull();
    }

    @Test
    void a_machine_that_is_deleting_starts_updates_and_creates_nothing() {
        machines.create(draft("m"));
        machines.requireStartable(machine("m"));
        fixture.running.add(machine("m"));
        machines.delete(machine("m"));
        assertThatThrownBy(() -> machines.requireStartable(machine("m")))
                .isInstanceOf(StateMachineDeleting.class)
                .hasMessage("State Machine is being deleted: '" + MACHINE_PREFIX + "m'");
        assertThatThrownBy(() -> machines.update(machine("m"), role("r")))
                .isInstanceOf(StateMachineDeleting.class);
        assertThatThrownBy(() -> machines.create(draft("m")))
                .isInstanceOf(StateMachineDeleting.class);
    }

    @Test
    void a_deletion_goes_on_after_a_restart() {
        machines.create(draft("m"));
        fixture.running.add(machine("m"));
        machines.delete(machine("m"));
        reopen(Quotas.AWS);
        assertThat(machines.isDeleting(machine("m"))).isTrue();
        assertThat(machines.page(MACHINE_PREFIX, "", 10)).isEmpty();
        assertThat(machines.isDeleting(machine("m"))).isFalse();
    }

    @Test
    void a_machine_created_again_runs_its_own_revision() {
        var first = machines.create(draft("m")).state();
        machines.delete(machine("m"));
        var second = machines.create(draft("m")).state();
        assertThat(second.no()).isNotEqualTo(first.no());
        assertThat(second.current().key()).isNotEqualTo(first.current().key());
    }

    @Test
    void each_change_of_a_machine_is_made_known() {
        machines.create(draft("m"));
        assertThat(fixture.changes).isEqualTo(1);
        machines.update(machine("m"), role("arn:aws:iam::000000000000:role/other"));
        assertThat(fixture.changes).isEqualTo(2);
        machines.delete(machine("m"));
        assertThat(fixture.changes).isGreaterThan(2);
    }

    @Test
    void a_page_begins_behind_a_name_and_is_in_the_order_of_names() {
        for (String name : new String[] {"c", "a", "b", "d", "Z"}) {
            machines.create(draft(name));
        }
        assertThat(machines.page(MACHINE_PREFIX, "", 10))
                .extracting(line -> line.arn().name())
                .containsExactly("Z", "a", "b", "c", "d");
        assertThat(machines.page(MACHINE_PREFIX, "a", 2))
                .extracting(line -> line.arn().name())
                .containsExactly("b", "c");
    }

    @Test
    void machines_of_another_region_are_not_in_the_list() {
        machines.create(draft("m"));
        assertThat(machines.page(MACHINE_PREFIX.replace("us-east-1", "eu-west-1"), "", 10))
                .isEmpty();
    }

    @Test
    void one_more_machine_than_the_quota_is_refused() {
        reopen(Quotas.AWS.withStateMachines(1));
        machines.create(draft("a"));
        machines.create(draft("a"));
        assertThatThrownBy(() -> machines.create(draft("b")))
                .isInstanceOf(StateMachineLimitExceeded.class);
        machines.delete(machine("a"));
        machines.create(draft("b"));
    }
}
