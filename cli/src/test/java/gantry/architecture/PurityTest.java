package gantry.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.syntax.elements.GivenClassesConjunction;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Set;

/** {@code json} and {@code states-language} are functions of what they are given. */
class PurityTest {
    /**
     * Streams of bytes that are given from outside and in memory; they are not I/O of their own.
     */
    private static final Set<String> GIVEN_STREAMS =
            Set.of(
                    "java.io.IOException",
                    "java.io.UncheckedIOException",
                    "java.io.InputStream",
                    "java.io.OutputStream",
                    "java.io.ByteArrayInputStream",
                    "java.io.ByteArrayOutputStream",
                    "java.io.Reader",
                    "java.io.Writer",
                    "java.io.StringReader",
                    "java.io.StringWriter",
                    "java.io.Serializable",
                    "java.io.ObjectInputStream",
                    "java.io.ObjectOutputStream",
                    "java.io.NotSerializableException");

    /** What answers differently each time it is asked. */
    private static final List<String> CLOCKS_AND_CHANCE =
            List.of(
                    "java.time.Instant.now",
                    "java.time.LocalDate.now",
                    "java.time.LocalDateTime.now",
                    "java.time.ZonedDateTime.now",
                    "java.time.OffsetDateTime.now",
                    "java.time.Clock.systemUTC",
                    "java.time.Clock.systemDefaultZone",
                    "java.lang.System.currentTimeMillis",
                    "java.lang.System.nanoTime",
                    "java.lang.System.getenv",
                    "java.lang.System.getProperty",
                    "java.lang.Math.random",
                    "java.util.UUID.randomUUID",
                    "java.util.random.RandomGenerator.getDefault",
                    "java.util.random.RandomGenerator.of");

    @Test
    void the_pure_modules_do_no_input_and_output() {
        pure().should()
                .dependOnClassesThat(
                        resideInAnyPackage(
                                        "java.io",
                                        "java.nio.file..",
                                        "java.nio.channels..",
                                        "java.net..",
                                        "java.sql..")
                                .and(
                                        not(
                                                "given stream",
                                                it -> GIVEN_STREAMS.contains(it.getName()))))
                .check(Modules.CLASSES);
    }

    @Test
    void the_pure_modules_ask_no_clock_and_throw_no_dice() {
        pure().should()
                .callCodeUnitWhere(
                        DescribedPredicate.describe(
                                "asks a clock or chance",
                                (JavaCall<?> call) ->
                                        CLOCKS_AND_CHANCE.contains(
                                                call.getTargetOwner().getName()
                                                        + "."
                                                        + call.getName())))
                .orShould()
                .callConstructor(java.util.Random.class)
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.util.concurrent.ThreadLocalRandom")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.security.SecureRandom")
                .check(Modules.CLASSES);
    }

    @Test
    void the_pure_modules_know_no_threads_and_locks() {
        pure().should()
                .dependOnClassesThat(
                        resideInAnyPackage("java.util.concurrent", "java.util.concurrent.locks")
                                .or(named(Thread.class))
                                .or(named(ThreadLocal.class)))
                .check(Modules.CLASSES);
    }

    private static GivenClassesConjunction pure() {
        return noClasses()
                .that()
                .resideInAnyPackage(Modules.JSON.packages(), Modules.STATES_LANGUAGE.packages());
    }

    private static DescribedPredicate<JavaClass> named(Class<?> type) {
        return DescribedPredicate.describe(
                type.getName(), it -> it.getName().equals(type.getName()));
    }

    private static DescribedPredicate<JavaClass> not(
            String description, java.util.function.Predicate<JavaClass> predicate) {
        return DescribedPredicate.not(DescribedPredicate.describe(description, predicate));
    }
}
