package gantry.cli.badinput;

import static org.assertj.core.api.Assertions.assertThat;

import gantry.cli.badinput.RawHttp.Answer;
import gantry.cli.testing.Machines;
import gantry.cli.testing.Oracle;
import gantry.cli.testing.StartedServer;
import gantry.cli.testing.TemporaryFolder;
import gantry.json.Json;
import gantry.json.JsonObject;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * AWS's recorded refusals, word for word and over HTTP: the scenarios of {@code states/api} that
 * have one are played, and the definitions of {@code states/invalid/aws} are sent as they were.
 */
class RecordedRefusalsTest {
    private static final TemporaryFolder FOLDER = TemporaryFolder.create();

    private static StartedServer server;

    @BeforeAll
    static void start() {
        // The account of the recordings.
        server = StartedServer.configured(FOLDER.path(), "account: \"111111111111\"\n");
    }

    @AfterAll
    static void stop() {
        server.close();
        FOLDER.close();
    }

    @TestFactory
    Stream<DynamicTest> a_recorded_call_is_refused_as_it_was() {
        var number = new AtomicInteger();
        return Oracle.recordings("states/api").stream()
                .flatMap(file -> Oracle.list(Oracle.read(file)).stream())
                .map(each -> RecordedScenario.of(Oracle.object(each), number.incrementAndGet()))
                .filter(RecordedScenario::isPlayable)
                .map(each -> DynamicTest.dynamicTest(each.id(), () -> each.play(server.url())));
    }

    @TestFactory
    Stream<DynamicTest> a_recorded_definition_is_judged_as_it_was() {
        return Oracle.recordings("states/invalid/aws").stream()
                .map(file -> Oracle.object(Oracle.read(file)))
                .map(each -> DynamicTest.dynamicTest("" + each.get("id"), () -> judge(each)));
    }

    private static void judge(Map<String, @Nullable Object> recorded) {
        String call = String.valueOf(recorded.get("call"));
        var request =
                JsonObject.builder()
                        .put("definition", recorded.get("definitionText"))
                        .put("type", recorded.get("type"));
        if (call.equals("CreateStateMachine")) {
            request.put("name", "judged").put("roleArn", Machines.ROLE);
        }
        Answer answer = RawHttp.call(server.url(), call, Json.print(request.build()));
        var expected = Oracle.object(recorded.get("expected"));

        String words = words(expected);
        assertThat(RecordedText.asRecorded(words, words(answer))).isEqualTo(words);
    }

    /** The error, or the verdict with its diagnostics. */
    private static String words(Answer answer) {
        return answer.status() == 200 ? words(answer.members()) : answer.error();
    }

    private static String words(Map<String, @Nullable Object> members) {
        if (members.containsKey("error")) {
            return members.get("error") + ": " + members.get("message");
        }
        List<@Nullable Object> diagnostics = Oracle.list(members.get("diagnostics"));
        return members.get("result")
                + " "
                + diagnostics.stream().map(RecordedRefusalsTest::words).sorted().toList();
    }

    private static String words(@Nullable Object diagnostic) {
        var members = Oracle.object(diagnostic);
        return String.join(
                " ",
                String.valueOf(members.get("severity")),
                String.valueOf(members.get("code")),
                String.valueOf(members.get("message")),
                "at",
                String.valueOf(members.get("location")));
    }
}
