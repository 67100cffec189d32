package gantry.workflows.items;

import static gantry.states.definition.ReaderConfig.InputType.CSV;
import static gantry.states.definition.ReaderConfig.InputType.JSON;
import static gantry.states.definition.ReaderConfig.InputType.JSONL;
import static gantry.states.definition.ReaderConfig.InputType.MANIFEST;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gantry.states.definition.ReaderConfig;
import gantry.states.definition.ReaderConfig.ManifestType;
import gantry.states.definition.ReaderConfig.Transformation;
import gantry.states.interpreter.MapRunItem;
import gantry.states.interpreter.ReaderPlan;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

class ItemSourcesTest {
    @TempDir Path folder = Path.of("");

    private Buckets buckets = new Buckets(Path.of(""));

    @BeforeEach
    void open() {
        buckets = new Buckets(folder);
    }

    @Test
    void rows_become_objects_short_ones_filled_long_ones_cut() throws IOException {
        buckets.write("b/k", "h1,h2\n1,2,3\n4\n\n");

        assertThat(buckets.items(Buckets.get(Buckets.config(CSV), "b", "k")))
                .containsExactly(
                        "0 {\"h1\":\"1\",\"h2\":\"2\"}",
                        "1 {\"h1\":\"4\",\"h2\":\"\"}",
                        "2 {\"h1\":\"\",\"h2\":\"\"}");
    }

    @Test
    void a_byte_order_mark_is_no_part_of_the_first_header() throws IOException {
        buckets.write("b/k", "\ufeffh1,h2\n1,2");

        assertThat(buckets.items(Buckets.get(Buckets.config(CSV), "b", "k")))
                .containsExactly("0 {\"h1\":\"1\",\"h2\":\"2\"}");
    }

    @Test
    void headers_that_come_twice_are_refused() throws IOException {
        buckets.write("b/k", "h,h\n1,2\n");

        assertFails(
                Buckets.get(Buckets.config(CSV), "b", "k"),
                "CSV headers cannot contain duplicates.");
        assertFails(
                Buckets.get(Buckets.given("h", "h"), "b", "k"),
                "CSV headers cannot contain duplicates.");
    }

    @Test
    void an_empty_file_of_rows_or_lines_has_no_items() throws IOException {
        buckets.write("b/k", "");

        assertThat(buckets.items(Buckets.get(Buckets.config(CSV), "b", "k"))).isEmpty();
        assertThat(buckets.items(Buckets.get(Buckets.given("h"), "b", "k"))).isEmpty();
        assertThat(buckets.items(Buckets.get(Buckets.config(JSONL), "b", "k"))).isEmpty();
    }

    @Test
    void elements_members_and_lines_are_items() throws IOException {
        buckets.write("b/array", "[1, {\"a\": 2.50}, null]");
        buckets.write("b/object", "{\"x\": {\"a\": 1}, \"y\": 2}");
        buckets.write("b/lines", "{\"a\": 1}\n\n[2]\r\n\"x\"");
        buckets.write("b/deep", "{\"n\": 1, \"a/b\": {\"c~d\": [7, 8]}}");

        assertThat(buckets.items(Buckets.get(Buckets.config(JSON), "b", "array")))
                .containsExactly("0 1", "1 {\"a\":2.50}", "2 null");
        assertThat(buckets.items(Buckets.get(Buckets.config(JSON), "b", "object")))
                .containsExactly("0 x {\"a\":1}", "1 y 2");
        assertThat(buckets.items(Buckets.get(Buckets.config(JSONL), "b", "lines")))
                .containsExactly("0 {\"a\":1}", "1 [2]", "2 \"x\"");
        assertThat(buckets.items(Buckets.get(Buckets.pointing("/a~1b/c~0d"), "b", "deep")))
                .containsExactly("0 7", "1 8");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"Hello\": \"world\"}", "5", "\"text\"", "null"})
    void what_has_no_items_is_refused(String text) throws IOException {
        buckets.write("b/k", text);

        assertFails(
                Buckets.get(Buckets.config(JSON), "b", "k"),
                "Attempting to map over non-iterable node.");
    }

    @ParameterizedTest
    @EnumSource(names = {"JSON", "JSONL"})
    void what_is_no_JSON_is_refused(ReaderConfig.InputType type) throws IOException {
        buckets.write("b/k", "[1, oops]");

        assertThatThrownBy(() -> buckets.items(Buckets.get(Buckets.config(type), "b", "k")))
                .isInstanceOf(ItemReaderFailed.class)
                .hasMessageStartingWith("The data set is not valid JSON: ");
    }

    @Test
    void what_is_not_there_is_told_in_the_words_of_Amazons_client() throws IOException {
        buckets.write("b/k", "");

        assertFails(
                Buckets.get(Buckets.config(JSON), "b", "absent"),
                "The specified key does not exist. (Service: S3, Status Code: 404, Request ID:"
                        + " request-1, Extended Request ID: request-1)");
        assertFails(
                Buckets.get(Buckets.config(JSON), "nowhere", "k"),
                "The specified bucket does not exist (Service: S3, Status Code: 404, Request ID:"
                        + " request-1, Extended Request ID: request-1)");
        assertFails(
                Buckets.plan(
                        "s3:listObjectsV2", Buckets.config(null), "{\"Bucket\":\"nowhere\"}", 0),
                "The specified bucket does not exist (Service: S3, Status Code: 404, Request ID:"
                        + " request-1, Extended Request ID: request-1)");
        assertFails(
                Buckets.get(Buckets.config(JSON), "b", "../../etc/passwd"),
                "The specified key does not exist. (Service: S3, Status Code: 404, Request ID:"
                        + " request-1, Extended Request ID: request-1)");
    }

    @Test
    void arguments_of_another_type_are_told() {
        assertFails(
                Buckets.plan(
                        "s3:getObject", Buckets.config(JSON), "{\"Bucket\": 5, \"Key\": \"k\"}", 0),
                "The argument Bucket of ItemReader must be a string.");
        assertFails(
                Buckets.plan("s3:getObject", Buckets.config(JSON), "{\"Bucket\": \"b\"}", 0),
                "The argument Key of ItemReader must be a string.");
    }

    @Test
    void MaxItems_cuts_the_items_and_must_not_be_negative() throws IOException {
        buckets.write("b/k", "[1, 2, 3]");

        assertThat(buckets.items(maxItems(2))).containsExactly("0 1", "1 2");
        assertThat(buckets.items(maxItems(0))).hasSize(3);
        assertThat(buckets.items(maxItems(100))).hasSize(3);
        assertFails(maxItems(-1), "field MaxItems must be positive");
    }

    private static ReaderPlan maxItems(long number) {
        return Buckets.plan(
                "s3:getObject", Buckets.config(JSON), "{\"Bucket\":\"b\",\"Key\":\"k\"}", number);
    }

    @Test
    void listed_objects_are_items_in_the_form_measured() throws IOException {
        Path file = buckets.write("b/in/1.txt", "hi");
        Files.setLastModifiedTime(file, FileTime.from(Instant.ofEpochMilli(1_789_180_622_345L)));
        buckets.write("b/in/sub/2.txt", "");
        buckets.write("b/other", "x");
        var plan =
                Buckets.plan(
                        "s3:listObjectsV2",
                        Buckets.config(null),
                        "{\"Bucket\":\"b\",\"Prefix\":\"in/\"}",
                        0);

        try (ItemSource source = buckets.sources.open(plan, null)) {
            MapRunItem item = Objects.requireNonNull(source.next());
            assertThat(Buckets.text(item))
                    .isEqualTo(
                            "0 {\"Etag\":\"\\\"49f68a5c8493ec2c0bf489821c21fc3b\\\"\",\"Key\":\"in/1.txt\",\"LastModified\":1.789180622E9,\"Size\":2,\"StorageClass\":\"STANDARD\"}");
            assertThat(item.source()).isEqualTo("S3://b");
            assertThat(Buckets.rest(source)).singleElement().asString().contains("in/sub/2.txt");
        }
    }

    @Test
    void a_listing_follows_all_pages() throws IOException {
        for (int i = 0; i < 2_300; i++) {
            buckets.write("b/f%04d".formatted(i), "");
        }
        var plan = Buckets.plan("s3:listObjectsV2", Buckets.config(null), "{\"Bucket\":\"b\"}", 0);

        List<String> items = buckets.items(plan);
        assertThat(items).hasSize(2_300);
        for (int i = 0; i < items.size(); i++) {
            assertThat(items.get(i)).startsWith(i + " ").contains("f%04d".formatted(i));
        }
    }

    @Test
    void an_inventory_gives_the_rows_of_its_packed_files() throws IOException {
        writeInventory();

        assertThat(buckets.items(Buckets.get(Buckets.config(MANIFEST), "m", "manifest.json")))
                .containsExactly(
                        "0 {\"Bucket\":\"src\",\"Key\":\"a%20b\",\"Size\":\"1\"}",
                        "1 {\"Bucket\":\"src\",\"Key\":\"c\",\"Size\":\"\"}",
                        "2 {\"Bucket\":\"src\",\"Key\":\"d\",\"Size\":\"3\"}");
    }

    private void writeInventory() throws IOException {
        buckets.write(
                "dest/data/1.csv.gz", Buckets.gzip("\"src\",\"a%20b\",\"1\"\n\"src\",\"c\"\n"));
        buckets.write("dest/data/2.csv.gz", Buckets.gzip("\"src\",\"d\",\"3\"\n"));
        buckets.write(
                "m/manifest.json",
                """
                {"sourceBucket": "src", "destinationBucket": "arn:aws:s3:::dest", "version": "2016-11-30",
                 "creationTimestamp": "1514944800000", "fileFormat": "CSV", "fileSchema": "Bucket, Key, Size",
                 "files": [{"key": "data/1.csv.gz", "size": 1, "MD5checksum": "x"}, {"key": "data/2.csv.gz"}]}
                """);
    }

    @Test
    void an_inventory_of_another_format_is_refused_by_name() throws IOException {
        buckets.write("b/k", "{\"fileFormat\": \"ORC\", \"files\": []}");

        assertFails(
                Buckets.get(Buckets.config(MANIFEST), "b", "k"),
                "An S3 inventory can be read in the format CSV only.");
    }

    private static final ReaderConfig ATHENA =
            Buckets.config(JSONL, ManifestType.ATHENA_DATA, Transformation.NONE);

    private void writeAthena() throws IOException {
        buckets.write("data/1.gz", Buckets.gzip("{\"a\":1}\n{\"a\":2}\n"));
        buckets.write("data/2", "{\"a\":3}\n");
        buckets.write("m/manifest.csv", "s3://data/1.gz\n\"s3://data/2\"\n");
    }

    @Test
    void a_manifest_of_Athena_gives_the_items_of_the_files_it_names() throws IOException {
        writeAthena();

        try (ItemSource source =
                buckets.sources.open(Buckets.get(ATHENA, "m", "manifest.csv"), null)) {
            MapRunItem first = Objects.requireNonNull(source.next());
            assertThat(Buckets.text(first)).isEqualTo("0 {\"a\":1}");
            assertThat(first.source()).isEqualTo("S3://data/1.gz");
            assertThat(Buckets.rest(source)).containsExactly("1 {\"a\":2}", "2 {\"a\":3}");
        }
    }

    private static final ReaderPlan FLATTENED =
            Buckets.plan(
                    "s3:listObjectsV2",
                    Buckets.config(CSV, null, Transformation.LOAD_AND_FLATTEN),
                    "{\"Bucket\":\"b\",\"Prefix\":\"in/\"}",
                    0);

    private void writeFlattened() throws IOException {
        buckets.write("b/in/1.csv", "h\n1\n2\n");
        buckets.write("b/in/2.csv", "");
        buckets.write("b/in/3.csv", "h\n");
        buckets.write("b/in/4.csv", "g\n3\n");
    }

    @Test
    void the_rows_of_all_listed_objects_are_items() throws IOException {
        writeFlattened();

        assertThat(buckets.items(FLATTENED))
                .containsExactly("0 {\"h\":\"1\"}", "1 {\"h\":\"2\"}", "2 {\"g\":\"3\"}");
    }

    @Test
    void every_kind_of_data_goes_on_from_behind_any_item() throws IOException {
        buckets.write("b/csv", "\ufeffh,g\r\n1,\"a\nb\"\r\n2,ä\r\n3\r\n");
        buckets.write("b/array", " [1, {\"ä\": [2]} , 3]");
        buckets.write("b/object", "{\"in\": {\"x\": {}, \"y\": 2 , \"z\": [3]}, \"after\": 1}");
        buckets.write("b/lines", "\ufeff1\n\n2\r\n3");
        writeInventory();
        writeAthena();
        writeFlattened();
        buckets.write("l/a", "1");
        buckets.write("l/b/c", "1");
        buckets.write("l/d", "1");
        var plans =
                List.of(
                        Buckets.get(Buckets.config(CSV), "b", "csv"),
                        Buckets.get(Buckets.given("a", "b"), "b", "csv"),
                        Buckets.get(Buckets.config(JSON), "b", "array"),
                        Buckets.get(Buckets.pointing("/in"), "b", "object"),
                        Buckets.get(Buckets.config(JSONL), "b", "lines"),
                        Buckets.get(Buckets.config(MANIFEST), "m", "manifest.json"),
                        Buckets.get(ATHENA, "m", "manifest.csv"),
                        FLATTENED,
                        Buckets.plan(
                                "s3:listObjectsV2", Buckets.config(null), "{\"Bucket\":\"l\"}", 0));

        for (ReaderPlan plan : plans) {
            List<String> all = buckets.items(plan);
            assertThat(all).hasSizeGreaterThanOrEqualTo(3);
            List<String> cursors = cursors(plan);
            assertThat(cursors).hasSize(all.size() + 2);
            for (int i = 0; i < cursors.size(); i++) {
                int from = Math.min(i, all.size());
                try (ItemSource source = buckets.sources.open(plan, cursors.get(i))) {
                    assertThat(source.cursor()).isEqualTo(cursors.get(i));
                    assertThat(Buckets.rest(source))
                            .as("%s from %s", plan.config(), cursors.get(i))
                            .isEqualTo(all.subList(from, all.size()));
                }
            }
        }
    }

    /** Before the first item, behind each, and behind the end. */
    private List<String> cursors(ReaderPlan plan) {
        List<String> cursors = new ArrayList<>();
        try (ItemSource source = buckets.sources.open(plan, null)) {
            do {
                cursors.add(source.cursor());
            } while (source.next() != null);
            cursors.add(source.cursor());
        }
        return cursors;
    }

    @ParameterizedTest
    @EnumSource(names = {"CSV", "JSON", "JSONL"})
    void data_that_changed_since_is_refused_and_not_mixed(ReaderConfig.InputType type)
            throws IOException {
        ReaderPlan plan = Buckets.get(Buckets.config(type), "b", "k");
        buckets.write("b/k", "[1]\n[2]\n".replace("]\n[", type == JSON ? "," : "]\n["));
        List<String> cursors = cursors(plan);
        buckets.write("b/k", "[3]\n[4]\n".replace("]\n[", type == JSON ? "," : "]\n["));

        for (String cursor : cursors) {
            assertThatThrownBy(() -> buckets.sources.open(plan, cursor))
                    .isInstanceOf(ItemReaderFailed.class)
                    .hasMessageStartingWith(
                            "At least one of the pre-conditions you specified did not hold"
                                    + " (Service: S3, Status Code: 412,");
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"CSV", "JSON", "JSONL"})
    void an_item_of_ten_megabytes_is_refused(ReaderConfig.InputType type) throws IOException {
        byte[] bytes = new byte[10 << 20];
        Arrays.fill(bytes, (byte) 'x');
        byte[] begin = "[\"h\",\n\"".getBytes(StandardCharsets.UTF_8);
        System.arraycopy(begin, 0, bytes, 0, begin.length);
        buckets.write("b/k", bytes);

        assertThatThrownBy(() -> buckets.items(Buckets.get(Buckets.config(type), "b", "k")))
                .isInstanceOf(ItemReaderFailed.class);
    }

    @Test
    void a_row_that_is_larger_as_an_item_than_one_may_be_is_refused() throws IOException {
        buckets.write("b/k", "h\n" + "\u0001".repeat(50_000) + "\n");

        assertFails(
                Buckets.get(Buckets.config(CSV), "b", "k"),
                "An item must not be larger than 262144 bytes.");
    }

    @Test
    void a_line_that_unpacks_without_end_is_refused() throws IOException {
        buckets.write("data/bomb.gz", Buckets.gzip("\"" + "x".repeat(50 << 20)));
        buckets.write("m/manifest.csv", "s3://data/bomb.gz\n");

        assertThatThrownBy(() -> buckets.items(Buckets.get(ATHENA, "m", "manifest.csv")))
                .isInstanceOf(ItemReaderFailed.class);
    }

    private void assertFails(ReaderPlan plan, String cause) {
        assertThatThrownBy(() -> buckets.items(plan))
                .isInstanceOf(ItemReaderFailed.class)
                .hasMessage(cause);
    }
}
