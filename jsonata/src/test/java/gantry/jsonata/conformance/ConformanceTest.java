package gantry.jsonata.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import java.util.stream.Stream;

class ConformanceTest {
    @TestFactory
    Stream<DynamicContainer> every_case_of_the_suite_gives_its_result() {
        return Suite.load().entrySet().stream()
                .map(
                        group ->
                                DynamicContainer.dynamicContainer(
                                        group.getKey(),
                                        group.getValue().stream().map(ConformanceTest::test)));
    }

    private static DynamicTest test(SuiteCase suiteCase) {
        return DynamicTest.dynamicTest(
                suiteCase.id(),
                () -> assertThat(suiteCase.check()).as(suiteCase.expression()).isNull());
    }
}
