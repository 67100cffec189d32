package gantry.workflows.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import gantry.operations.AwsException;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Every constraint of every request, broken one at a time. */
class ConstraintsTest {
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
    void every_constraint_of_the_model_refuses_what_breaks_it() {
        List<Violation> violations = Violation.all(model);
        var wrong = new ArrayList<String>();
        for (Violation violation : violations) {
            var error =
                    catchThrowableOfType(
                            AwsException.class,
                            () -> world.send(violation.operation(), violation.request()));
            if (error == null) {
                wrong.add(violation + " is let through");
            } else if (!error.code().equals(violation.error())
                    || !violation.message().matcher(String.valueOf(error.getMessage())).matches()) {
                wrong.add(violation + " answers " + error.code() + ": " + error.getMessage());
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(violations.stream().map(Violation::operation).distinct())
                .containsExactlyInAnyOrderElementsOf(model.operations());
    }
}
