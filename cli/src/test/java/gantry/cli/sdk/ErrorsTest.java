package gantry.cli.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import gantry.cli.sdk.ErrorCases.ErrorCase;
import gantry.cli.testing.ErrorWorld;
import gantry.cli.testing.ListedErrors;
import gantry.cli.testing.OperationError;
import gantry.cli.testing.SharedErrorWorld;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import software.amazon.awssdk.services.sfn.model.SfnException;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Every error that the service model lists for an operation, once, as the SDK throws it. */
@ExtendWith(SharedErrorWorld.class)
class ErrorsTest {
    private static final Answers ANSWERS = new Answers();
    private static List<ErrorCase> cases;

    @BeforeAll
    static void open(ErrorWorld world) {
        cases = ErrorCases.all(world, ANSWERS);
    }

    static List<ErrorCase> cases() {
        return cases;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void an_error_is_thrown_as_the_exception_of_its_name(ErrorCase each) {
        ANSWERS.forget();

        var thrown = catchThrowableOfType(SfnException.class, each.call()::run);

        assertThat(thrown).as("an exception").isNotNull();
        assertThat(ANSWERS.refused()).contains(each.expected());
        assertThat(thrown.awsErrorDetails().errorCode()).isEqualTo(each.expected().error());
        assertThat(thrown.getClass().getSimpleName())
                .isEqualTo(exceptionName(each.expected().error()));
        assertThat(thrown.statusCode()).isEqualTo(400);
        assertThat(thrown.awsErrorDetails().errorMessage()).isNotEmpty();
        assertThat(thrown.requestId()).isNotEmpty();
    }

    @Test
    void every_listed_error_of_every_operation_has_its_case() {
        Set<OperationError> shown =
                cases.stream()
                        .map(ErrorCase::expected)
                        .collect(Collectors.toCollection(TreeSet::new));

        assertThat(shown).isEqualTo(ListedErrors.all()).hasSameSizeAs(cases);
    }

    private static String exceptionName(String error) {
        return error.endsWith("Exception") ? error : error + "Exception";
    }
}
