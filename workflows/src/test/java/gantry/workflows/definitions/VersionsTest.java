package gantry.workflows.definitions;

import static gantry.workflows.definitions.DefinitionsFixture.MACHINE_PREFIX;
import static gantry.workflows.definitions.DefinitionsFixture.PASS;
import static gantry.workflows.definitions.DefinitionsFixture.draft;
import static gantry.workflows.definitions.DefinitionsFixture.machine;
import static gantry.workflows.definitions.DefinitionsFixture.role;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gantry.workflows.arn.InvalidArn;
import gantry.workflows.arn.StateMachineArn;
import gantry.workflows.errors.Conflict;
import gantry.workflows.errors.ServiceQuotaExceeded;
import gantry.workflows.errors.StateMachineAlreadyExists;
import gantry.workflows.errors.StateMachineDeleting;
import gantry.workflows.errors.StateMachineDoesNotExist;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;

class VersionsTest {
    private static final StateMachineArn M = machine("m");

    @TempDir Path folder;

    private DefinitionsFixture fixture;
    private StateMachines machines;
    private Versions versions;
    private int roles;

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
        versions = machines.versions();
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    private static MachineDraft published(@Nullable String description) {
        MachineDraft draft = draft("m");
        return new MachineDraft(
                draft.arn(),
                draft.type(),
                draft.definition(),
                draft.roleArn(),
                draft.logging(),
                draft.tracingEnabled(),
                Map.of(),
                new Publication(description));
    }

    private Revision revise() {
        return machines.update(M, role("arn:aws:iam::000000000000:role/" + ++roles)).state();
    }

    @Test
    void versions_count_from_1_and_name_their_revisions() {
        var first = machines.create(draft("m")).state().current();
        assertThat(versions.publish(M, null, "one").arn()).isEqualTo(M.qualified("1"));
        var second = revise();
        assertThat(versions.publish(M, null, null).arn()).isEqualTo(M.qualified("2"));
        assertThat(find("1").revisionKey()).isEqualTo(first.key());
        assertThat(find("1").description()).isEqualTo("one");
        assertThat(find("2").revisionKey()).isEqualTo(second.key());
        assertThat(find("2").description()).isNull();
    }

    private Version find(String number) {
        return Objects.requireNonNull(versions.find(M.qualified(number)));
    }

    @Test
    void publishing_an_unchanged_revision_answers_the_version_it_has() {
        machines.create(draft("m"));
        var version = versions.publish(M, null, "one");
        assertThat(versions.publish(M, null, "one")).isEqualTo(version);
        assertThat(versions.publish(M, null, null)).isEqualTo(version);
        assertThat(versions.publish(M, "INITIAL", null)).isEqualTo(version);
    }

    @Test
    void publishing_an_unchanged_revision_with_another_description_is_refused() {
        machines.create(draft("m"));
        versions.publish(M, null, "one");
        assertThatThrownBy(() -> versions.publish(M, null, "other"))
                .isInstanceOf(Conflict.class)
                .hasMessageStartingWith(
                        "Failed to publish the State Machine version for revision INITIAL.");
    }

    @Test
    void publishing_another_revision_than_the_current_one_is_refused() {
        machines.create(draft("m"));
        String before = revise().shownId();
        String now = revise().shownId();
        assertThatThrownBy(() -> versions.publish(M, before, null))
                .isInstanceOf(Conflict.class)
                .hasMessage(
                        "Failed to publish the State Machine version for revision %s. The current"
                                + " State Machine revision is %s.",
                        before, now);
        assertThat(versions.publish(M, now, null).number()).isEqualTo(1);
    }

    @Test
    void a_number_is_never_given_twice() {
        machines.create(draft("m"));
        versions.publish(M, null, null);
        versions.delete(M.qualified("1"));
        assertThat(versions.find(M.qualified("1"))).isNull();
        assertThat(versions.publish(M, null, null).number()).isEqualTo(2);
        reopen(Quotas.AWS);
        versions.delete(M.qualified("2"));
        assertThat(versions.publish(M, null, null).number()).isEqualTo(3);
    }

    @Test
    void a_change_is_published_with_it_if_wished() {
        assertThat(machines.create(published("one")).versionArn()).isEqualTo(M.qualified("1"));
        var change = new MachineChange(null, "r", null, null, new Publication("two"));
        assertThat(machines.update(M, change).versionArn()).isEqualTo(M.qualified("2"));
        assertThat(machines.update(M, change).versionArn()).isEqualTo(M.qualified("2"));
        assertThat(revise()).isEqualTo(machines.require(M).current());
        assertThat(versions.page(M, Long.MAX_VALUE, 10)).hasSize(2);
    }

    @Test
    void a_change_that_cannot_be_published_is_not_made() {
        reopen(Quotas.AWS.withVersionsPerStateMachine(1));
        machines.create(published(null));
        var before = machines.require(M);
        var change = new MachineChange(null, "r", null, null, new Publication(null));
        assertThatThrownBy(() -> machines.update(M, change))
                .isInstanceOf(ServiceQuotaExceeded.class);
        assertThat(machines.require(M)).isEqualTo(before);
    }

    @Test
    void creating_the_same_again_counts_what_was_to_be_published() {
        machines.create(published("one"));
        assertThat(machines.create(published("one")).versionArn()).isEqualTo(M.qualified("1"));
        assertThatThrownBy(() -> machines.create(published("other")))
                .isInstanceOf(StateMachineAlreadyExists.class);
        assertThatThrownBy(() -> machines.create(draft("m")))
                .isInstanceOf(StateMachineAlreadyExists.class);
    }

    @Test
    void one_more_version_than_the_quota_is_refused() {
        reopen(Quotas.AWS.withVersionsPerStateMachine(1));
        machines.create(published(null));
        revise();
        assertThatThrownBy(() -> versions.publish(M, null, null))
                .isInstanceOf(ServiceQuotaExceeded.class);
        versions.delete(M.qualified("1"));
        assertThat(versions.publish(M, null, null).number()).isEqualTo(2);
    }

    @Test
    void a_page_has_the_newest_first_and_begins_below_a_number() {
        machines.create(draft("m"));
        for (int i = 0; i < 4; i++) {
            versions.publish(M, null, null);
            revise();
        }
        assertThat(versions.page(M, Long.MAX_VALUE, 10))
                .extracting(Version::number)
                .containsExactly(4L, 3L, 2L, 1L);
        assertThat(versions.page(M, 4, 2)).extracting(Version::number).containsExactly(3L, 2L);
    }

    @Test
    void a_start_by_version_runs_what_the_version_names() {
        var first = machines.create(published(null)).state().current();
        var second = revise();
        assertThat(startKey(M.qualified("1"))).isEqualTo(first.key());
        assertThat(startKey(M)).isEqualTo(second.key());
    }

    private String startKey(StateMachineArn arn) {
        return machines.requireStartable(arn)
                .choose(
                        () -> {
                            throw new AssertionError("There is no choice");
                        })
                .revisionKey();
    }

    @Test
    void a_deleted_version_starts_nothing_and_its_revision_stays() {
        var revision = machines.create(published(null)).state().current();
        startKey(M.qualified("1"));
        versions.delete(M.qualified("1"));
        assertThatThrownBy(() -> machines.requireStartable(M.qualified("1")))
                .isInstanceOf(StateMachineDoesNotExist.class)
                .hasMessage("State Machine Does Not Exist: '" + MACHINE_PREFIX + "m:1'");
        assertThat(machines.requireRevision(revision.key())).isEqualTo(revision);
    }

    @Test
    void deleting_what_is_not_there_is_fine() {
        versions.delete(M.qualified("1"));
        machines.create(draft("m"));
        versions.delete(M.qualified("1"));
    }

    @Test
    void a_machine_takes_its_versions_with_it() {
        machines.create(published(null));
        startKey(M.qualified("1"));
        machines.delete(M);
        assertThat(versions.find(M.qualified("1"))).isNull();
        assertThatThrownBy(() -> machines.requireStartable(M.qualified("1")))
                .isInstanceOf(StateMachineDoesNotExist.class);
        assertThatThrownBy(() -> versions.page(M, Long.MAX_VALUE, 10))
                .isInstanceOf(InvalidArn.class);
        machines.create(draft("m", PASS + " "));
        assertThat(versions.page(M, Long.MAX_VALUE, 10)).isEmpty();
        assertThat(versions.publish(M, null, null).number()).isEqualTo(1);
    }

    @Test
    void a_machine_that_is_deleting_publishes_and_starts_nothing() {
        machines.create(published(null));
        fixture.running.add(M);
        machines.delete(M);
        assertThatThrownBy(() -> versions.publish(M, null, null))
                .isInstanceOf(StateMachineDeleting.class);
        assertThatThrownBy(() -> machines.requireStartable(M.qualified("1")))
                .isInstanceOf(StateMachineDeleting.class);
        assertThat(versions.find(M.qualified("1"))).isNotNull();
    }
}
