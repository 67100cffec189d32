package gantry.workflows.definitions;

import static gantry.workflows.definitions.DefinitionsFixture.ACTIVITY_PREFIX;
import static gantry.workflows.definitions.DefinitionsFixture.activity;
import static gantry.workflows.definitions.DefinitionsFixture.draft;
import static gantry.workflows.definitions.DefinitionsFixture.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gantry.workflows.errors.ActivityDoesNotExist;
import gantry.workflows.errors.ActivityLimitExceeded;
import gantry.workflows.errors.ResourceNotFound;
import gantry.workflows.errors.TooManyTags;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

class ActivitiesAndTagsTest {
    private static final Tags.Tagged ACTIVITY = new Tags.Tagged.OfActivity(activity("a"));
    private static final Tags.Tagged MACHINE = new Tags.Tagged.OfMachine(machine("m"));

    @TempDir Path folder;

    private DefinitionsFixture fixture;

    @BeforeEach
    void open() {
        var quotas = Quotas.AWS.withActivities(2).withTagsPerResource(2);
        fixture = new DefinitionsFixture(folder, quotas);
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void creating_an_activity_again_answers_the_one_that_is_there() {
        var created = fixture.activities.create(activity("a"), Map.of());
        fixture.clock.advance(Duration.ofSeconds(1));
        assertThat(fixture.activities.create(activity("a"), Map.of("k", "v"))).isEqualTo(created);
        assertThat(fixture.tags.of(ACTIVITY)).isEmpty();
    }

    @Test
    void a_deleted_activity_is_gone_with_its_tags() {
        fixture.activities.create(activity("a"), Map.of("k", "v"));
        fixture.activities.delete(activity("a"));
        fixture.activities.delete(activity("a"));
        assertThatThrownBy(() -> fixture.activities.require(activity("a")))
                .isInstanceOf(ActivityDoesNotExist.class)
                .hasMessage("Activity Does Not Exist: '" + ACTIVITY_PREFIX + "a'");
        fixture.activities.create(activity("a"), Map.of());
        assertThat(fixture.tags.of(ACTIVITY)).isEmpty();
    }

    @Test
    void an_activity_exists_from_its_creation_to_its_deletion() {
        assertThat(fixture.activities.exists(activity("a"))).isFalse();
        fixture.activities.create(activity("a"), Map.of());
        assertThat(fixture.activities.exists(activity("a"))).isTrue();
        fixture.activities.delete(activity("a"));
        assertThat(fixture.activities.exists(activity("a"))).isFalse();
    }

    @Test
    void one_more_activity_than_the_quota_is_refused() {
        fixture.activities.create(activity("a"), Map.of());
        fixture.activities.create(activity("b"), Map.of());
        assertThatThrownBy(() -> fixture.activities.create(activity("c"), Map.of()))
                .isInstanceOf(ActivityLimitExceeded.class);
    }

    @Test
    void activities_are_listed_by_name() {
        fixture.activities.create(activity("b"), Map.of());
        fixture.activities.create(activity("a"), Map.of());
        assertThat(fixture.activities.page(ACTIVITY_PREFIX, "", 10))
                .extracting(found -> found.arn().name())
                .containsExactly("a", "b");
    }

    @Test
    void a_tag_with_a_known_key_gets_the_new_value() {
        fixture.machines.create(draft("m"));
        fixture.tags.add(MACHINE, Map.of("k", "1", "l", "2"));
        fixture.tags.add(MACHINE, Map.of("k", "3"));
        fixture.tags.remove(MACHINE, List.of("l", "unknown"));
        assertThat(fixture.tags.of(MACHINE)).containsExactly(Map.entry("k", "3"));
    }

    @Test
    void one_more_tag_than_the_quota_is_refused_and_none_is_added() {
        fixture.machines.create(draft("m"));
        fixture.tags.add(MACHINE, Map.of("a", "1"));
        assertThatThrownBy(() -> fixture.tags.add(MACHINE, Map.of("b", "1", "c", "1")))
                .isInstanceOfSatisfying(
                        TooManyTags.class,
                        error ->
                                assertThat(error.members())
                                        .containsEntry("resourceName", machine("m").toString()));
        assertThat(fixture.tags.of(MACHINE)).containsOnlyKeys("a");
    }

    @Test
    void tags_of_what_is_not_there_are_refused() {
        assertThatThrownBy(() -> fixture.tags.of(MACHINE)).isInstanceOf(ResourceNotFound.class);
        assertThatThrownBy(() -> fixture.tags.add(ACTIVITY, Map.of("k", "v")))
                .isInstanceOf(ResourceNotFound.class);
    }
}
