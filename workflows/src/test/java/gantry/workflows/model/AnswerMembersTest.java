package gantry.workflows.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.TreeSet;

/**
 * Every member that an answer can have, recursively, is seen in one, or its absence has a reason.
 * Each answer on the way is held to the model by {@link Answers}.
 */
class AnswerMembersTest {
    @TempDir Path folder;

    @Test
    void every_member_of_an_answer_is_seen_or_its_absence_has_a_reason() {
        AwsModel model = AwsModel.load();
        try (var world = new ModelWorld(folder, model)) {
            var given = new Given(world);
            new LinkedHashSet<>(Probes.all().values()).forEach(probe -> probe.show(given));
            Tour.take(given);

            var unseen = new TreeSet<String>();
            for (String operation : model.operations()) {
                model.members(model.output(operation)).stream()
                        .filter(AwsModel.Member::isNamed)
                        .forEach(member -> unseen.add(operation + "." + member.path()));
            }
            unseen.removeAll(world.seen());
            assertThat(unseen).containsExactlyInAnyOrderElementsOf(Absences.all().keySet());
        }
    }
}
