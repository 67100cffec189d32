package gantry.logs.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import gantry.json.Json;
import gantry.logs.store.LogLimits;
import gantry.logs.store.LogStore;
import gantry.operations.Authorizer;
import gantry.operations.AwsException;
import gantry.operations.Call;
import gantry.operations.OperationId;
import gantry.operations.Operations;
import gantry.operations.Principal;
import gantry.operations.Request;
import gantry.operations.Scope;
import gantry.operations.ServiceModel;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;

class LogsOperationsTest {
    private static final long NOW_MS = 1_800_000_000_000L;
    private static final long DAY_MS = 86_400_000L;

    @TempDir private Path folder;
    private LogStore store;
    private Operations operations;

    @BeforeEach
    void open() {
        var clock = InstantSource.fixed(Instant.ofEpochMilli(NOW_MS));
        store = LogStore.open(folder, LogLimits.DEFAULT, clock, System::nanoTime);
        operations = new Operations(Authorizer.OPEN, ServiceModel.load("logs"));
        operations.registerAll(LogsOperations.all(store, clock));
    }

    @AfterEach
    void close() {
        store.close();
    }

    @SuppressWarnings("unchecked") // a JSON object
    private Map<String, @Nullable Object> call(String operation, String request) {
        var members = (Map<String, @Nullable Object>) Objects.requireNonNull(Json.parse(request));
        return operations
                .invoke(
                        new OperationId("logs", operation),
                        Call.of(
                                Principal.ANONYMOUS,
                                new Scope("000000000000", "us-east-1"),
                                "request"),
                        Request.of(members))
                .members();
    }

    private AwsException refusal(String operation, String request) {
        return Objects.requireNonNull(
                catchThrowableOfType(AwsException.class, () -> call(operation, request)));
    }

    private void make(String group, String stream) {
        call("CreateLogGroup", "{\"logGroupName\": \"%s\"}".formatted(group));
        call(
                "CreateLogStream",
                "{\"logGroupName\": \"%s\", \"logStreamName\": \"%s\"}".formatted(group, stream));
    }

    private Map<String, @Nullable Object> put(String stream, long... timesMs) {
        var events = new ArrayList<Object>();
        for (long timeMs : timesMs) {
            events.add(Map.of("timestamp", timeMs, "message", "m" + (timeMs - NOW_MS)));
        }
        return call(
                "PutLogEvents",
                "{\"logGroupName\": \"g\", \"logStreamName\": \"%s\", \"logEvents\": %s}"
                        .formatted(stream, Json.print(events)));
    }

    private static List<String> messages(Map<String, @Nullable Object> answer) {
        var messages = new ArrayList<String>();
        for (Object event : (List<?>) Objects.requireNonNull(answer.get("events"))) {
            messages.add(String.valueOf(((Map<?, ?>) event).get("message")));
        }
        return messages;
    }

    private Map<String, @Nullable Object> get(@Nullable Object token, String more) {
        return call(
                "GetLogEvents",
                "{\"logGroupName\": \"g\", \"logStreamName\": \"s\"%s%s}"
                        .formatted(
                                token == null ? "" : ", \"nextToken\": \"" + token + "\"", more));
    }

    @ParameterizedTest(name = "{0} {1}: {3}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    CreateLogGroup | {"logGroupName": "a b"} | InvalidParameterException | 1 validation error detected: Value 'a b' at 'logGroupName' failed to satisfy constraint: Member must satisfy regular expression pattern: [\\.\\-_/#A-Za-z0-9]+
                    CreateLogGroup | {"logGroupName": "g"} | ResourceAlreadyExistsException | The specified log group already exists
                    CreateLogGroup | {"logGroupName": "h", "kmsKeyId": "k"} | InvalidParameterException | The parameter kmsKeyId is not built into this server.
                    CreateLogGroup | {"logGroupName": "h", "tags": {"a": "b"}} | InvalidParameterException | The parameter tags is not built into this server.
                    CreateLogGroup | {"logGroupName": "h", "logGroupClass": "INFREQUENT_ACCESS"} | InvalidParameterException | The parameter logGroupClass other than STANDARD is not built into this server.
                    DeleteLogGroup | {"logGroupName": "none"} | ResourceNotFoundException | The specified log group does not exist.
                    PutRetentionPolicy | {"logGroupName": "none", "retentionInDays": 1} | ResourceNotFoundException | The specified log group does not exist.
                    DeleteRetentionPolicy | {"logGroupName": "none"} | ResourceNotFoundException | The specified log group does not exist.
                    CreateLogStream | {"logGroupName": "none", "logStreamName": "s"} | ResourceNotFoundException | The specified log group does not exist.
                    CreateLogStream | {"logGroupName": "g", "logStreamName": "s"} | ResourceAlreadyExistsException | The specified log stream already exists
                    CreateLogStream | {"logGroupName": "g", "logStreamName": "a:b"} | InvalidParameterException | 1 validation error detected: Value 'a:b' at 'logStreamName' failed to satisfy constraint: Member must satisfy regular expression pattern: [^:*]*
                    DeleteLogStream | {"logGroupName": "g", "logStreamName": "none"} | ResourceNotFoundException | The specified log stream does not exist.
                    DescribeLogStreams | {"logGroupName": "none"} | ResourceNotFoundException | The specified log group does not exist.
                    DescribeLogStreams | {} | InvalidParameterException | Either logGroupName or logGroupIdentifier must be specified.
                    DescribeLogStreams | {"logGroupName": "g", "orderBy": "LastEventTime", "logStreamNamePrefix": "s"} | InvalidParameterException | Cannot order by LastEventTime with a logStreamNamePrefix.
                    DescribeLogStreams | {"logGroupName": "g", "nextToken": "garbage"} | InvalidParameterException | The specified nextToken is invalid.
                    DescribeLogGroups | {"limit": 51} | InvalidParameterException | 1 validation error detected: Value '51' at 'limit' failed to satisfy constraint: Member must have value less than or equal to 50
                    DescribeLogGroups | {"logGroupNamePrefix": "a", "logGroupNamePattern": "a"} | InvalidParameterException | LogGroup name prefix and LogGroup name pattern are mutually exclusive parameters.
                    GetLogEvents | {"logGroupName": "g", "logStreamName": "none"} | ResourceNotFoundException | The specified log stream does not exist.
                    GetLogEvents | {"logGroupName": "g", "logStreamName": "s", "nextToken": "f/1/s"} | InvalidParameterException | The specified nextToken is invalid.
                    FilterLogEvents | {"logGroupName": "none"} | ResourceNotFoundException | The specified log group does not exist.
                    FilterLogEvents | {"logGroupName": "g", "logStreamNames": ["none"]} | ResourceNotFoundException | The specified log stream does not exist.
                    FilterLogEvents | {"logGroupName": "g", "filterPattern": "a-b"} | InvalidParameterException | Invalid character(s) in term 'a-b'
                    PutLogEvents | {"logGroupName": "g", "logStreamName": "none", "logEvents": [{"timestamp": 1, "message": "m"}]} | ResourceNotFoundException | The specified log stream does not exist.
                    PutLogEvents | {"logGroupName": "g", "logStreamName": "s", "logEvents": [{"timestamp": 2, "message": "m"}, {"timestamp": 1, "message": "m"}]} | InvalidParameterException | Log events in a single PutLogEvents request must be in chronological order.
                    PutLogEvents | {"logGroupName": "g", "logStreamName": "s", "logEvents": [{"timestamp": 2, "message": "m"}, {"timestamp": 86400003, "message": "m"}]} | InvalidParameterException | The batch of log events in a single PutLogEvents request cannot span more than 24 hours.
                    PutLogEvents | {"logGroupName": "g", "logStreamName": "s", "logEvents": []} | InvalidParameterException | 1 validation error detected: Value '[]' at 'logEvents' failed to satisfy constraint: Member must have length greater than or equal to 1
                    TagResource | {} | UnknownOperationException | The operation logs:TagResource is not built in.
                    """)
    void what_cannot_be_is_refused_in_the_words_of_the_service(
            String operation, String request, String code, String message) {
        make("g", "s");
        AwsException refusal = refusal(operation, request);
        assertThat(refusal.code()).isEqualTo(code);
        assertThat(refusal).hasMessage(message);
    }

    @Test
    void a_retention_is_one_of_the_values_of_the_service() {
        make("g", "s");
        assertThat(
                        refusal(
                                        "PutRetentionPolicy",
                                        "{\"logGroupName\": \"g\", \"retentionInDays\": 2}")
                                .code())
                .isEqualTo("InvalidParameterException");
        call("PutRetentionPolicy", "{\"logGroupName\": \"g\", \"retentionInDays\": 7}");
        assertThat(call("DescribeLogGroups", "{}").toString()).isNotEmpty();
        assertThat(group()).containsEntry("retentionInDays", 7L);
        call("DeleteRetentionPolicy", "{\"logGroupName\": \"g\"}");
        assertThat(group()).doesNotContainKey("retentionInDays");
    }

    @SuppressWarnings("unchecked") // a JSON object
    private Map<String, Object> group() {
        var groups =
                (List<?>) Objects.requireNonNull(call("DescribeLogGroups", "{}").get("logGroups"));
        return (Map<String, Object>) groups.getFirst();
    }

    @Test
    void a_group_is_described_with_its_ARNs() {
        make("/aws/x", "s");
        assertThat(group())
                .containsEntry("logGroupName", "/aws/x")
                .containsEntry("creationTime", NOW_MS)
                .containsEntry("arn", "arn:aws:logs:us-east-1:000000000000:log-group:/aws/x:*")
                .containsEntry(
                        "logGroupArn", "arn:aws:logs:us-east-1:000000000000:log-group:/aws/x")
                .containsEntry("logGroupClass", "STANDARD");
    }

    @Test
    void groups_and_streams_come_in_pages() {
        IntStream.range(0, 7)
                .forEach(i -> call("CreateLogGroup", "{\"logGroupName\": \"g%d\"}".formatted(i)));
        assertThat(pages("DescribeLogGroups", "\"limit\": 3", "logGroups", "logGroupName"))
                .containsExactly("g0", "g1", "g2", "g3", "g4", "g5", "g6");
        assertThat(
                        pages(
                                "DescribeLogGroups",
                                "\"limit\": 1, \"logGroupNamePattern\": \"G5\"",
                                "logGroups",
                                "logGroupName"))
                .containsExactly("g5");
        for (String stream : List.of("c", "a", "b")) {
            call(
                    "CreateLogStream",
                    "{\"logGroupName\": \"g1\", \"logStreamName\": \"%s\"}".formatted(stream));
        }
        String streams = "\"logGroupName\": \"g1\", \"limit\": 2";
        assertThat(pages("DescribeLogStreams", streams, "logStreams", "logStreamName"))
                .containsExactly("a", "b", "c");
        assertThat(
                        pages(
                                "DescribeLogStreams",
                                streams + ", \"descending\": true",
                                "logStreams",
                                "logStreamName"))
                .containsExactly("c", "b", "a");
    }

    private List<String> pages(String operation, String request, String list, String member) {
        var found = new ArrayList<String>();
        Object token = null;
        do {
            var answer =
                    call(
                            operation,
                            "{%s%s}"
                                    .formatted(
                                            request,
                                            token == null
                                                    ? ""
                                                    : ", \"nextToken\": \"" + token + "\""));
            for (Object item : (List<?>) Objects.requireNonNull(answer.get(list))) {
                found.add(String.valueOf(((Map<?, ?>) item).get(member)));
            }
            token = answer.get("nextToken");
        } while (token != null);
        return found;
    }

    @Test
    void streams_can_be_listed_by_their_last_event() {
        make("g", "s");
        call("CreateLogStream", "{\"logGroupName\": \"g\", \"logStreamName\": \"t\"}");
        put("s", NOW_MS);
        put("t", NOW_MS - 5);
        assertThat(
                        pages(
                                "DescribeLogStreams",
                                "\"logGroupName\": \"g\", \"orderBy\": \"LastEventTime\","
                                        + " \"limit\": 1",
                                "logStreams",
                                "logStreamName"))
                .containsExactly("t", "s");
    }

    @Test
    void a_forward_token_that_comes_back_unchanged_says_that_the_end_is_reached_for_now() {
        make("g", "s");
        put("s", NOW_MS, NOW_MS + 1, NOW_MS + 2);
        var first = get(null, ", \"startFromHead\": true, \"limit\": 2");
        assertThat(messages(first)).containsExactly("m0", "m1");
        var second = get(first.get("nextForwardToken"), ", \"limit\": 2");
        assertThat(messages(second)).containsExactly("m2");
        var third = get(second.get("nextForwardToken"), "");
        assertThat(messages(third)).isEmpty();
        assertThat(third.get("nextForwardToken")).isEqualTo(second.get("nextForwardToken"));
        put("s", NOW_MS + 3);
        assertThat(messages(get(third.get("nextForwardToken"), ""))).containsExactly("m3");
        assertThat((String) third.get("nextForwardToken")).matches("f/\\d{56}/s");
        assertThat((String) third.get("nextBackwardToken")).matches("b/\\d{56}/s");
    }

    @Test
    void without_a_token_the_latest_events_come_and_backward_tokens_lead_to_the_earlier_ones() {
        make("g", "s");
        put("s", NOW_MS, NOW_MS + 1, NOW_MS + 2, NOW_MS + 3, NOW_MS + 4);
        var last = get(null, ", \"limit\": 2");
        assertThat(messages(last)).containsExactly("m3", "m4");
        var before = get(last.get("nextBackwardToken"), ", \"limit\": 2");
        assertThat(messages(before)).containsExactly("m1", "m2");
        var first = get(before.get("nextBackwardToken"), ", \"limit\": 2");
        assertThat(messages(first)).containsExactly("m0");
        var none = get(first.get("nextBackwardToken"), ", \"limit\": 2");
        assertThat(messages(none)).isEmpty();
        assertThat(none.get("nextBackwardToken")).isEqualTo(first.get("nextBackwardToken"));
        assertThat(messages(get(none.get("nextForwardToken"), ", \"limit\": 2")))
                .containsExactly("m0", "m1");
    }

    @Test
    void an_empty_stream_can_be_followed_from_its_beginning() {
        make("g", "s");
        var nothing = get(null, "");
        put("s", NOW_MS);
        assertThat(messages(get(nothing.get("nextForwardToken"), ""))).containsExactly("m0");
    }

    @Test
    void the_end_time_is_excluded_by_GetLogEvents_and_included_by_FilterLogEvents() {
        make("g", "s");
        put("s", NOW_MS, NOW_MS + 1, NOW_MS + 2);
        String range = ", \"startTime\": %d, \"endTime\": %d".formatted(NOW_MS + 1, NOW_MS + 2);
        assertThat(messages(get(null, range))).containsExactly("m1");
        assertThat(messages(call("FilterLogEvents", "{\"logGroupName\": \"g\"" + range + "}")))
                .containsExactly("m1", "m2");
    }

    @Test
    void events_of_all_streams_are_filtered_in_the_order_of_their_time_and_in_pages() {
        make("g", "s");
        call("CreateLogStream", "{\"logGroupName\": \"g\", \"logStreamName\": \"t\"}");
        put("s", NOW_MS, NOW_MS + 2, NOW_MS + 4);
        put("t", NOW_MS + 1, NOW_MS + 3);
        assertThat(
                        pages(
                                "FilterLogEvents",
                                "\"logGroupName\": \"g\", \"limit\": 2",
                                "events",
                                "message"))
                .containsExactly("m0", "m1", "m2", "m3", "m4");
        assertThat(
                        pages(
                                "FilterLogEvents",
                                "\"logGroupIdentifier\":"
                                    + " \"arn:aws:logs:us-east-1:000000000000:log-group:g\","
                                    + " \"logStreamNamePrefix\": \"t\", \"filterPattern\": \"m3\"",
                                "events",
                                "message"))
                .containsExactly("m3");
        assertThat(
                        pages(
                                "FilterLogEvents",
                                "\"logGroupName\": \"g\", \"limit\": 2",
                                "events",
                                "eventId"))
                .doesNotHaveDuplicates()
                .allMatch(id -> id.matches("\\d{56}"));
    }

    @Test
    void events_too_old_or_too_young_are_rejected_and_the_others_kept() {
        make("g", "s");
        long hour = 3_600_000L;
        var old =
                put(
                        "s",
                        NOW_MS - 14 * DAY_MS - 2,
                        NOW_MS - 14 * DAY_MS - 1,
                        NOW_MS - 13 * DAY_MS - 23 * hour);
        assertThat(old.get("rejectedLogEventsInfo"))
                .isEqualTo(Map.of("tooOldLogEventEndIndex", 2L));
        var young = put("s", NOW_MS, NOW_MS + 2 * hour, NOW_MS + 2 * hour + 1);
        assertThat(young.get("rejectedLogEventsInfo"))
                .isEqualTo(Map.of("tooNewLogEventStartIndex", 2L));
        assertThat(messages(get(null, ""))).hasSize(3);
        call("PutRetentionPolicy", "{\"logGroupName\": \"g\", \"retentionInDays\": 1}");
        assertThat(messages(get(null, ""))).containsExactly("m0", "m7200000");
        assertThat(put("s", NOW_MS - DAY_MS - 1, NOW_MS - DAY_MS).get("rejectedLogEventsInfo"))
                .isEqualTo(Map.of("expiredLogEventEndIndex", 1L));
    }

    @Test
    void a_batch_or_an_event_that_is_too_large_is_refused() {
        make("g", "s");
        var request = new LinkedHashMap<String, Object>();
        request.put("logGroupName", "g");
        request.put("logStreamName", "s");
        request.put(
                "logEvents",
                List.of(Map.of("timestamp", NOW_MS, "message", "x".repeat(1_048_551))));
        assertThat(refusal("PutLogEvents", Json.print(request)))
                .hasMessage("Log event too large: 1048577 bytes exceeds limit of 1048576");
        var half = Map.of("timestamp", NOW_MS, "message", "x".repeat(524_263));
        request.put("logEvents", List.of(half, half));
        assertThat(refusal("PutLogEvents", Json.print(request)))
                .hasMessage("Upload too large: 1048578 bytes exceeds limit of 1048576");
    }

    @Test
    void a_page_ends_at_a_mebibyte() {
        make("g", "s");
        for (int i = 0; i < 4; i++) {
            store.put(
                    "g", "s", List.of(new LogStore.NewEvent(NOW_MS + i, i + "x".repeat(400_000))));
        }
        var page = get(null, ", \"startFromHead\": true");
        assertThat(messages(page)).hasSize(2);
        assertThat(messages(get(page.get("nextForwardToken"), ""))).hasSize(2);
    }
}
