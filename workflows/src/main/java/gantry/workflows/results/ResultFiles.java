package gantry.workflows.results;

import gantry.json.Json;
import gantry.json.JsonArray;
import gantry.json.JsonObject;
import gantry.json.Payload;
import gantry.states.definition.WriterConfig.OutputType;
import gantry.states.interpreter.ChildEntries;
import gantry.states.interpreter.ChildResult;
import gantry.states.interpreter.WriterPlan;
import gantry.workflows.s3.S3Calls;
import gantry.workflows.s3.S3Failed;

import org.jspecify.annotations.Nullable;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;

/**
 * The files of a map run's results: {@code PREFIX/UUID/SUCCEEDED_0.json} and so on, and {@code
 * PREFIX/UUID/manifest.json}, which names them. Feed it the children in their order, then {@link
 * #finish}; closed before, it leaves no manifest. Confined to one thread.
 */
public final class ResultFiles implements AutoCloseable {
    /** Of one file (Step Functions developer guide, "ResultWriter"). */
    public static final long MAX_FILE_BYTES = 5L << 30;

    private final S3Calls calls;
    private final WriterPlan plan;
    private final String mapRunArn;
    private final String bucket;
    private final String folder;
    private final Map<Outcome, ResultFile> files = new EnumMap<>(Outcome.class);

    /**
     * @param mapRunArn whose last part names the folder of the files
     * @param plan with a bucket
     */
    public ResultFiles(S3Calls calls, String mapRunArn, WriterPlan plan) {
        this(calls, mapRunArn, plan, MAX_FILE_BYTES);
    }

    /**
     * @param maxFileBytes of one file
     */
    ResultFiles(S3Calls calls, String mapRunArn, WriterPlan plan, long maxFileBytes) {
        this.calls = calls;
        this.plan = plan;
        this.mapRunArn = mapRunArn;
        this.bucket = bucket(plan.bucket());
        String uuid = mapRunArn.substring(mapRunArn.lastIndexOf(':') + 1);
        this.folder = folder(plan.prefix()) + uuid + "/";
        String ending = plan.outputType() == OutputType.JSONL ? ".jsonl" : ".json";
        for (Outcome outcome : Outcome.values()) {
            files.put(
                    outcome,
                    new ResultFile(
                            calls,
                            bucket,
                            number -> folder + outcome + "_" + number + ending,
                            plan.outputType(),
                            maxFileBytes));
        }
    }

    /**
     * Writes a child.
     *
     * @throws ResultWriterFailed if S3 refuses
     */
    public void add(ChildResult child) throws InterruptedException {
        ResultFile file = files.get(Outcome.of(child));
        if (file == null) {
            throw new IllegalStateException("No file for " + child);
        }
        try {
            for (Payload entry : ChildEntries.of(child, plan.transformation())) {
                file.add(entry.text());
            }
        } catch (S3Failed e) {
            throw new ResultWriterFailed(String.valueOf(e.getMessage()), e);
        }
    }

    /**
     * Completes the files, then writes the manifest.
     *
     * @return the state's result: {@code {"MapRunArn", "ResultWriterDetails": {"Bucket", "Key"}}}
     * @throws ResultWriterFailed if S3 refuses
     */
    public Payload finish() throws InterruptedException {
        String key = folder + "manifest.json";
        try {
            var results = JsonObject.builder();
            for (Map.Entry<Outcome, ResultFile> file : files.entrySet()) {
                results.put(file.getKey().name(), JsonArray.copyOf(file.getValue().finish()));
            }
            put(
                    key,
                    JsonObject.of(
                            "DestinationBucket",
                            bucket,
                            "MapRunArn",
                            mapRunArn,
                            "ResultFiles",
                            results.build()));
        } catch (S3Failed e) {
            throw new ResultWriterFailed(String.valueOf(e.getMessage()), e);
        }
        return Payload.of(
                JsonObject.of(
                        "MapRunArn",
                        mapRunArn,
                        "ResultWriterDetails",
                        JsonObject.of("Bucket", bucket, "Key", key)));
    }

    /** Gives up what is not finished. */
    @Override
    public void close() {
        files.values().forEach(ResultFile::abandon);
    }

    private void put(String key, JsonObject manifest) {
        byte[] bytes = Json.print(manifest).getBytes(StandardCharsets.UTF_8);
        calls.invoke(
                "PutObject", Map.of("Bucket", bucket, "Key", key), new ByteArrayInputStream(bytes));
    }

    private static String bucket(@Nullable String bucket) {
        if (bucket == null) {
            throw new ResultWriterFailed(
                    "The argument Bucket of ResultWriter must be a string.", null);
        }
        return bucket;
    }

    private static String folder(@Nullable String prefix) {
        if (prefix == null || prefix.isEmpty()) {
            return "";
        }
        return prefix.endsWith("/") ? prefix : prefix + "/";
    }
}
