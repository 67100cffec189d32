package gantry.workflows.model;

import static org.assertj.core.api.Assertions.assertThat;

import gantry.operations.AwsException;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Every member that a request can have, recursively: a probe sends it and sees what it does, or
 * sees the refusal that names it. Members that are kept but do nothing are named in the README.
 */
class RequestMembersTest {
    /** Checked, kept and shown; what they are for does not happen here. */
    private static final Map<String, String> WITHOUT_EFFECT =
            Map.of(
                    "CreateStateMachine.roleArn", "roleArn",
                    "UpdateStateMachine.roleArn", "roleArn");

    @TempDir static Path folder;

    private static AwsModel model;
    private static ModelWorld world;

    @BeforeAll
    static void open() {
        model = AwsModel.load();
        world = new ModelWorld(folder, model);
    }

    @AfterAll
    static void close() {
        if (world != null) {
            world.close();
        }
    }

    @Test
    void every_member_of_a_request_has_a_probe() {
        assertThat(Probes.all().keySet()).containsExactlyInAnyOrderElementsOf(members());
    }

    /** {@code Operation.path} of all members. */
    private static Set<String> members() {
        var members = new TreeSet<String>();
        for (String operation : model.operations()) {
            model.members(model.input(operation)).stream()
                    .filter(AwsModel.Member::isNamed)
                    .forEach(member -> members.add(operation + "." + member.path()));
        }
        return members;
    }

    @TestFactory
    Stream<DynamicTest> a_member_does_something_or_is_refused_by_name() {
        return Probes.all().entrySet().stream()
                .map(
                        probe ->
                                DynamicTest.dynamicTest(
                                        probe.getKey(),
                                        () -> show(probe.getKey(), probe.getValue())));
    }

    private static void show(String member, Probes.Probe probe) {
        world.takeSent();
        probe.show(new Given(world));
        assertThat(world.takeSent()).as("what the probe sent").contains(member);
    }

    @Test
    void what_does_nothing_is_named_in_the_README() {
        String differs = Readme.section("What differs from AWS");
        assertThat(WITHOUT_EFFECT.values())
                .allSatisfy(
                        name ->
                                assertThat(Readme.row(differs, "`" + name + "`"))
                                        .contains("without effect"));
    }

    @Test
    void a_refused_member_is_named_in_the_README() {
        String differs = Readme.section("What differs from AWS");
        AwsException refusal =
                new Given(world)
                        .refusal(
                                "CreateActivity",
                                "name",
                                "refused",
                                "encryptionConfiguration",
                                Map.of("type", "CUSTOMER_MANAGED_KMS_KEY", "kmsKeyId", "k"));
        assertThat(refusal).hasMessageContaining("encryptionConfiguration");
        assertThat(Readme.row(differs, "`encryptionConfiguration`")).contains("refused");
    }
}
