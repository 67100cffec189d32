package gantry.workflows.items;

import gantry.json.Json;
import gantry.json.Payload;
import gantry.objects.ObjectStorage;
import gantry.operations.Authorizer;
import gantry.operations.Call;
import gantry.operations.Operations;
import gantry.operations.Principal;
import gantry.operations.Scope;
import gantry.states.definition.ReaderConfig;
import gantry.states.definition.ReaderConfig.CsvDelimiter;
import gantry.states.definition.ReaderConfig.CsvHeaderLocation;
import gantry.states.definition.ReaderConfig.InputType;
import gantry.states.definition.ReaderConfig.ManifestType;
import gantry.states.definition.ReaderConfig.Transformation;
import gantry.states.interpreter.MapRunItem;
import gantry.states.interpreter.ReaderPlan;
import gantry.workflows.s3.S3Calls;

import org.jspecify.annotations.Nullable;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.zip.GZIPOutputStream;

/** A folder of buckets and readers of what is in them. */
final class Buckets {
    private final Path folder;
    final S3Calls calls;
    final ItemSources sources;

    Buckets(Path folder) {
        this.folder = folder;
        var operations = new Operations(Authorizer.OPEN);
        operations.registerAll(
                ObjectStorage.open(
                                new ObjectStorage.Parts(
                                        folder, null, InstantSource.system(), UUID::randomUUID))
                        .operations());
        calls =
                new S3Calls(
                        operations,
                        () ->
                                Call.of(
                                        new Principal.Role("arn:aws:iam::111111111111:role/r"),
                                        new Scope("111111111111", "us-east-1"),
                                        "request-1"));
        sources = new ItemSources(calls);
    }

    Path write(String path, String text) throws IOException {
        return write(path, text.getBytes(StandardCharsets.UTF_8));
    }

    Path write(String path, byte[] bytes) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(Objects.requireNonNull(file.getParent()));
        return Files.write(file, bytes);
    }

    static byte[] gzip(String text) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    /** All items, each as {@code INDEX KEY VALUE}. */
    List<String> items(ReaderPlan plan) {
        try (ItemSource source = sources.open(plan, null)) {
            return rest(source);
        }
    }

    static List<String> rest(ItemSource source) {
        List<String> items = new ArrayList<>();
        for (MapRunItem item = source.next(); item != null; item = source.next()) {
            items.add(text(item));
        }
        return items;
    }

    static String text(MapRunItem item) {
        String key = item.key() == null ? "" : item.key() + " ";
        return item.index() + " " + key + item.value().text();
    }

    static ReaderPlan get(ReaderConfig config, String bucket, String key) {
        return plan(
                "s3:getObject",
                config,
                "{\"Bucket\":\"%s\",\"Key\":\"%s\"}".formatted(bucket, key),
                0);
    }

    static ReaderPlan plan(String action, ReaderConfig config, String arguments, long maxItems) {
        return new ReaderPlan(
                "arn:aws:states:::" + action, Payload.of(Json.parse(arguments)), config, maxItems);
    }

    static ReaderConfig config(@Nullable InputType type) {
        return config(type, null, Transformation.NONE);
    }

    static ReaderConfig config(
            @Nullable InputType type,
            @Nullable ManifestType manifest,
            Transformation transformation) {
        return new ReaderConfig(
                type,
                transformation,
                CsvHeaderLocation.FIRST_ROW,
                List.of(),
                CsvDelimiter.COMMA,
                null,
                manifest);
    }

    static ReaderConfig given(String... headers) {
        return new ReaderConfig(
                InputType.CSV,
                Transformation.NONE,
                CsvHeaderLocation.GIVEN,
                List.of(headers),
                CsvDelimiter.COMMA,
                null,
                null);
    }

    static ReaderConfig pointing(String pointer) {
        return new ReaderConfig(
                InputType.JSON,
                Transformation.NONE,
                null,
                List.of(),
                CsvDelimiter.COMMA,
                pointer,
                null);
    }
}
