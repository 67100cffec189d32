package gantry.workflows.definitions;

import static gantry.workflows.definitions.DefinitionsFixture.draft;
import static gantry.workflows.definitions.DefinitionsFixture.machine;
import static gantry.workflows.definitions.DefinitionsFixture.role;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gantry.workflows.arn.Qualifiers;
import gantry.workflows.arn.StateMachineArn;
import gantry.workflows.errors.Conflict;
import gantry.workflows.errors.ResourceNotFound;
import gantry.workflows.errors.ServiceQuotaExceeded;
import gantry.workflows.errors.StateMachineDeleting;
import gantry.workflows.errors.StateMachineDoesNotExist;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

class AliasesTest {
    private static final StateMachineArn M = machine("m");
    private static final StateMachineArn LIVE = M.qualified("live");
    private static final Routing TO_1 = routing(1, 100);

    @TempDir Path folder;

    private DefinitionsFixture fixture;
    private StateMachines machines;
    private Aliases aliases;
    private String firstKey = "";
    private String secondKey = "";

    /** A machine with the versions 1 and 2. */
    @BeforeEach
    void open() {
        reopen(Quotas.AWS);
        firstKey = machines.create(draft("m")).state().current().key();
        machines.versions().publish(M, null, null);
        secondKey = machines.update(M, role("arn:aws:iam::000000000000:role/b")).state().key();
        machines.versions().publish(M, null, null);
    }

    private void reopen(Quotas quotas) {
        if (fixture != null) {
            fixture.close();
        }
        fixture = new DefinitionsFixture(folder, quotas);
        machines = fixture.machines;
        aliases = machines.aliases();
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    private static Routing routing(long version, int weight) {
        return new Routing(List.of(new Routing.Route(version, weight)));
    }

    private static Routing both(int first, int second) {
        return new Routing(List.of(new Routing.Route(1, first), new Routing.Route(2, second)));
    }

    @Test
    void an_alias_is_read_back_as_it_was_created() {
        var created = aliases.create(LIVE, "what users see", both(70, 30));
        assertThat(aliases.require(LIVE)).isEqualTo(created);
        assertThat(created.routing()).isEqualTo(both(70, 30));
        assertThat(created.description()).isEqualTo("what users see");
        assertThat(created.updatedAtMs()).isEqualTo(created.createdAtMs());
    }

    @Test
    void creating_the_same_again_answers_the_one_that_is_there() {
        var created = aliases.create(LIVE, "d", both(70, 30));
        fixture.clock.advance(Duration.ofSeconds(5));
        var turned = new Routing(List.of(new Routing.Route(2, 30), new Routing.Route(1, 70)));
        assertThat(aliases.create(LIVE, "d", turned)).isEqualTo(created);
    }

    @Test
    void creating_it_again_otherwise_is_refused() {
        aliases.create(LIVE, "d", TO_1);
        assertThatThrownBy(() -> aliases.create(LIVE, "other", TO_1))
                .isInstanceOf(Conflict.class)
                .hasMessage(
                        "Failed to create alias because an alias with the same name and a"
                                + " different routing configuration already exists.");
        assertThatThrownBy(() -> aliases.create(LIVE, "d", both(50, 50)))
                .isInstanceOf(Conflict.class);
    }

    @Test
    void an_update_changes_what_it_names_and_its_date() {
        var created = aliases.create(LIVE, "d", TO_1);
        fixture.clock.advance(Duration.ofSeconds(5));
        var updated = aliases.update(LIVE, null, both(10, 90));
        assertThat(updated.description()).isEqualTo("d");
        assertThat(updated.routing()).isEqualTo(both(10, 90));
        assertThat(updated.createdAtMs()).isEqualTo(created.createdAtMs());
        assertThat(updated.updatedAtMs()).isEqualTo(created.createdAtMs() + 5_000);
        assertThat(aliases.update(LIVE, "e", null).routing()).isEqualTo(both(10, 90));
        assertThat(aliases.require(LIVE).description()).isEqualTo("e");
    }

    @Test
    void an_update_that_changes_nothing_keeps_the_date() {
        var created = aliases.create(LIVE, "d", TO_1);
        fixture.clock.advance(Duration.ofSeconds(5));
        assertThat(aliases.update(LIVE, "d", TO_1)).isEqualTo(created);
    }

    @Test
    void what_is_not_there_is_neither_updated_nor_shown_nor_routed_to() {
        assertThatThrownBy(() -> aliases.update(LIVE, "d", null))
                .isInstanceOf(ResourceNotFound.class)
                .hasMessage("Request references a resource that does not exist.");
        assertThatThrownBy(() -> aliases.require(LIVE)).isInstanceOf(ResourceNotFound.class);
        assertThatThrownBy(() -> aliases.create(LIVE, null, routing(3, 100)))
                .isInstanceOf(ResourceNotFound.class);
        assertThatThrownBy(() -> aliases.create(machine("no").qualified("live"), null, TO_1))
                .isInstanceOf(ResourceNotFound.class);
        aliases.create(LIVE, null, TO_1);
        assertThatThrownBy(() -> aliases.update(LIVE, null, routing(3, 100)))
                .isInstanceOf(ResourceNotFound.class);
    }

    @Test
    void deleting_an_alias_that_is_not_there_is_fine_unless_its_machine_is_not() {
        aliases.create(LIVE, null, TO_1);
        aliases.delete(LIVE);
        aliases.delete(LIVE);
        assertThat(aliases.find(LIVE)).isNull();
        assertThatThrownBy(() -> aliases.delete(machine("no").qualified("live")))
                .isInstanceOf(ResourceNotFound.class);
    }

    @Test
    void a_version_to_which_aliases_route_cannot_be_deleted() {
        aliases.create(LIVE, null, both(0, 100));
        aliases.create(M.qualified("next"), null, both(1, 99));
        assertThatThrownBy(() -> machines.versions().delete(M.qualified("1")))
                .isInstanceOf(Conflict.class)
                .hasMessage(
                        "Version to be deleted must not be referenced by an alias. Current list of"
                                + " aliases referencing this version: [live, next]");
        aliases.delete(LIVE);
        aliases.update(M.qualified("next"), null, routing(2, 100));
        machines.versions().delete(M.qualified("1"));
        assertThat(machines.versions().find(M.qualified("1"))).isNull();
    }

    @Test
    void one_more_alias_than_the_quota_is_refused() {
        reopen(Quotas.AWS.withAliasesPerStateMachine(1));
        aliases.create(LIVE, null, TO_1);
        aliases.create(LIVE, null, TO_1);
        assertThatThrownBy(() -> aliases.create(M.qualified("next"), null, TO_1))
                .isInstanceOf(ServiceQuotaExceeded.class);
        aliases.delete(LIVE);
        aliases.create(M.qualified("next"), null, TO_1);
    }

    @Test
    void a_page_has_the_oldest_first_and_may_be_that_of_a_version() {
        long second = 0;
        for (String name : List.of("c", "a", "b")) {
            var alias =
                    aliases.create(M.qualified(name), null, name.equals("a") ? both(50, 50) : TO_1);
            second = name.equals("a") ? alias.no() : second;
        }
        assertThat(aliases.page(M, 0, 10)).extracting(Alias::name).containsExactly("c", "a", "b");
        assertThat(aliases.page(M, second, 10)).extracting(Alias::name).containsExactly("b");
        assertThat(aliases.page(M, 0, 2)).extracting(Alias::name).containsExactly("c", "a");
        assertThat(aliases.page(M.qualified("2"), 0, 10))
                .extracting(Alias::name)
                .containsExactly("a");
        assertThatThrownBy(() -> aliases.page(M.qualified("3"), 0, 10))
                .isInstanceOf(ResourceNotFound.class);
    }

    @Test
    void starts_are_shared_by_weight_and_the_same_numbers_choose_the_same() {
        aliases.create(LIVE, null, both(80, 20));
        assertThat(starts(7)).isEqualTo(starts(7));
        var first = new StartableMachine.Target(firstKey, new Qualifiers(1, "live"));
        var second = new StartableMachine.Target(secondKey, new Qualifiers(2, "live"));
        assertThat(starts(7)).containsOnlyKeys(first, second);
        assertThat(starts(7).get(first)).isBetween(7_700, 8_300);
    }

    private Map<StartableMachine.Target, Integer> starts(long seed) {
        var random = new SplittableRandom(seed);
        Supplier<RandomGenerator> randoms = random::split;
        var counts = new HashMap<StartableMachine.Target, Integer>();
        for (int i = 0; i < 10_000; i++) {
            counts.merge(machines.requireStartable(LIVE).choose(randoms), 1, Integer::sum);
        }
        return counts;
    }

    @Test
    void a_version_of_weight_0_is_never_chosen() {
        aliases.create(LIVE, null, both(0, 100));
        assertThat(starts(1))
                .containsOnlyKeys(
                        new StartableMachine.Target(secondKey, new Qualifiers(2, "live")));
    }

    @Test
    void a_start_sees_a_changed_and_a_deleted_alias_at_once() {
        aliases.create(LIVE, null, TO_1);
        machines.requireStartable(LIVE);
        aliases.update(LIVE, null, routing(2, 100));
        assertThat(machines.requireStartable(LIVE).targets())
                .containsExactly(new StartableMachine.Target(secondKey, new Qualifiers(2, "live")));
        aliases.delete(LIVE);
        assertThatThrownBy(() -> machines.requireStartable(LIVE))
                .isInstanceOf(StateMachineDoesNotExist.class);
    }

    @Test
    void a_machine_takes_its_aliases_with_it() {
        aliases.create(LIVE, null, TO_1);
        fixture.running.add(M);
        machines.delete(M);
        assertThat(aliases.find(LIVE)).isNotNull();
        assertThatThrownBy(() -> aliases.update(LIVE, "d", null))
                .isInstanceOf(StateMachineDeleting.class);
        assertThatThrownBy(() -> aliases.page(M, 0, 10)).isInstanceOf(StateMachineDeleting.class);
        fixture.running.clear();
        assertThat(aliases.find(LIVE)).isNull();
        machines.create(draft("m"));
        assertThat(aliases.page(M, 0, 10)).isEmpty();
    }

    @Test
    void what_is_no_routing_cannot_be_made() {
        assertThatThrownBy(() -> both(50, 49)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Routing(List.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
