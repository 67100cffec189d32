package gantry.workflows.store;

import gantry.json.Payload;
import gantry.states.definition.ReaderConfig;
import gantry.states.definition.WriterConfig;
import gantry.states.interpreter.BatchPlan;
import gantry.states.interpreter.MapRunPlan;
import gantry.states.interpreter.ReaderPlan;
import gantry.states.interpreter.WriterPlan;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/** What a map run was planned to do, as bytes; its settings are as they were at first. */
public final class MapRunPlanCodec {
    private static final int VERSION = 2; // 1 had the label, which the ARN has too

    private MapRunPlanCodec() {}

    public static byte[] encode(MapRunPlan plan) {
        var out = new BlobWriter().writeByte(VERSION);
        out.writeText(plan.mapRunArn());
        out.writeNumber(plan.maxConcurrency());
        out.writeNumber(plan.toleratedFailureCount());
        out.writeText(Double.toString(plan.toleratedFailurePercentage()));
        write(out, plan.reader());
        write(out, plan.batch());
        write(out, plan.writer());
        return out.toBytes();
    }

    public static MapRunPlan decode(byte[] bytes) {
        var in = BlobReader.ofVersion(VERSION, bytes);
        return new MapRunPlan(
                in.readText(),
                in.readNumber(),
                in.readNumber(),
                Double.parseDouble(in.readText()),
                readReader(in),
                readBatch(in),
                readWriter(in));
    }

    /** As {@link #decode(byte[])}, of a column. */
    public static MapRunPlan decode(Blob blob) {
        return decode(blob.bytes());
    }

    private static void write(BlobWriter out, @Nullable ReaderPlan reader) {
        out.writeByte(reader == null ? 0 : 1);
        if (reader != null) {
            out.writeText(reader.resource()).writeText(reader.arguments().text());
            write(out, reader.config());
            out.writeNumber(reader.maxItems());
        }
    }

    private static @Nullable ReaderPlan readReader(BlobReader in) {
        return in.readByte() == 0
                ? null
                : new ReaderPlan(
                        in.readText(),
                        Payload.ofText(in.readText()),
                        readConfig(in),
                        in.readNumber());
    }

    private static void write(BlobWriter out, ReaderConfig config) {
        writeName(out, config.inputType());
        writeName(out, config.transformation());
        writeName(out, config.csvHeaderLocation());
        out.writeNumber(config.csvHeaders().size());
        config.csvHeaders().forEach(out::writeText);
        writeName(out, config.csvDelimiter());
        ExecutionCodec.writeOptional(out, config.itemsPointer());
        writeName(out, config.manifestType());
    }

    private static ReaderConfig readConfig(BlobReader in) {
        return new ReaderConfig(
                readName(in, ReaderConfig.InputType.class),
                requireName(in, ReaderConfig.Transformation.class),
                readName(in, ReaderConfig.CsvHeaderLocation.class),
                readHeaders(in),
                requireName(in, ReaderConfig.CsvDelimiter.class),
                ExecutionCodec.readOptional(in),
                readName(in, ReaderConfig.ManifestType.class));
    }

    private static List<String> readHeaders(BlobReader in) {
        var headers = new ArrayList<String>();
        for (int left = in.readInt(); left > 0; left--) {
            headers.add(in.readText());
        }
        return headers;
    }

    private static void write(BlobWriter out, @Nullable BatchPlan batch) {
        out.writeByte(batch == null ? 0 : 1);
        if (batch != null) {
            out.writeNumber(batch.maxItems()).writeNumber(batch.maxInputBytes());
            Payload given = batch.batchInput();
            ExecutionCodec.writeOptional(out, given == null ? null : given.text());
        }
    }

    private static @Nullable BatchPlan readBatch(BlobReader in) {
        if (in.readByte() == 0) {
            return null;
        }
        long maxItems = in.readNumber();
        long maxInputBytes = in.readNumber();
        String given = ExecutionCodec.readOptional(in);
        return new BatchPlan(maxItems, maxInputBytes, given == null ? null : Payload.ofText(given));
    }

    private static void write(BlobWriter out, @Nullable WriterPlan writer) {
        out.writeByte(writer == null ? 0 : 1);
        if (writer != null) {
            ExecutionCodec.writeOptional(out, writer.bucket());
            ExecutionCodec.writeOptional(out, writer.prefix());
            writeName(out, writer.outputType());
            writeName(out, writer.transformation());
        }
    }

    private static @Nullable WriterPlan readWriter(BlobReader in) {
        return in.readByte() == 0
                ? null
                : new WriterPlan(
                        ExecutionCodec.readOptional(in),
                        ExecutionCodec.readOptional(in),
                        requireName(in, WriterConfig.OutputType.class),
                        requireName(in, WriterConfig.Transformation.class));
    }

    private static void writeName(BlobWriter out, @Nullable Enum<?> value) {
        ExecutionCodec.writeOptional(out, value == null ? null : value.name());
    }

    private static <E extends Enum<E>> @Nullable E readName(BlobReader in, Class<E> type) {
        String name = ExecutionCodec.readOptional(in);
        return name == null ? null : Enum.valueOf(type, name);
    }

    private static <E extends Enum<E>> E requireName(BlobReader in, Class<E> type) {
        E value = readName(in, type);
        if (value == null) {
            throw new IllegalStateException("A map run's plan lacks its " + type.getSimpleName());
        }
        return value;
    }
}
