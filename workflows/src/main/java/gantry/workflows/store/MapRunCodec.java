package gantry.workflows.store;

import gantry.workflows.maprun.Ending;
import gantry.workflows.maprun.MapRun;
import gantry.workflows.maprun.MapRunStatus;
import gantry.workflows.maprun.Redrives;
import gantry.workflows.maprun.Settings;
import gantry.workflows.maprun.Stage;
import gantry.workflows.maprun.Tally;

import org.jspecify.annotations.Nullable;

/** How a map run stands, as bytes; what has columns of its own stands in them too. */
public final class MapRunCodec {
    private static final int VERSION = 1;

    private MapRunCodec() {}

    /**
     * A map run.
     *
     * @param attempt of the Map state's frame that hears of its end
     */
    public record Progress(MapRun run, int attempt) {}

    public static byte[] encode(Progress progress) {
        MapRun run = progress.run();
        var out = new BlobWriter().writeByte(VERSION).writeNumber(progress.attempt());
        write(out, run.shape());
        out.writeText(run.status().name()).writeText(run.stage().name());
        write(out, run.settings());
        out.writeNumber(run.totalItems() + 1).writeText(run.cursor());
        write(out, run.items());
        write(out, run.executions());
        write(out, run.ending());
        write(out, run.redrives());
        out.writeNumber(run.startedAtMs()).writeNumber(run.stoppedAtMs());
        writeFlag(out, run.resultsWritten());
        return out.toBytes();
    }

    public static Progress decode(byte[] bytes) {
        var in = BlobReader.ofVersion(VERSION, bytes);
        int attempt = in.readInt();
        var run =
                new MapRun(
                        readShape(in),
                        MapRunStatus.valueOf(in.readText()),
                        Stage.valueOf(in.readText()),
                        readSettings(in),
                        in.readNumber() - 1,
                        in.readText(),
                        readTally(in),
                        readTally(in),
                        readEnding(in),
                        new Redrives(in.readInt(), in.readNumber(), in.readNumber(), readFlag(in)),
                        in.readNumber(),
                        in.readNumber(),
                        readFlag(in));
        return new Progress(run, attempt);
    }

    private static void write(BlobWriter out, MapRun.Shape shape) {
        writeFlag(out, shape.isExpress());
        out.writeNumber(shape.batchItems());
        writeFlag(out, shape.exports());
    }

    private static MapRun.Shape readShape(BlobReader in) {
        return new MapRun.Shape(readFlag(in), in.readNumber(), readFlag(in));
    }

    private static void write(BlobWriter out, Settings settings) {
        out.writeNumber(settings.maxConcurrency())
                .writeNumber(settings.toleratedFailureCount())
                .writeText(Double.toString(settings.toleratedFailurePercentage()));
    }

    private static Settings readSettings(BlobReader in) {
        return new Settings(in.readNumber(), in.readNumber(), Double.parseDouble(in.readText()));
    }

    private static void write(BlobWriter out, Tally tally) {
        out.writeNumber(tally.running())
                .writeNumber(tally.succeeded())
                .writeNumber(tally.failed())
                .writeNumber(tally.timedOut())
                .writeNumber(tally.aborted())
                .writeNumber(tally.toRedrive().failed())
                .writeNumber(tally.toRedrive().timedOut())
                .writeNumber(tally.toRedrive().aborted());
    }

    private static Tally readTally(BlobReader in) {
        return new Tally(
                in.readNumber(),
                in.readNumber(),
                in.readNumber(),
                in.readNumber(),
                in.readNumber(),
                new Tally.Unsuccessful(in.readNumber(), in.readNumber(), in.readNumber()));
    }

    private static void write(BlobWriter out, @Nullable Ending ending) {
        writeFlag(out, ending != null);
        if (ending != null) {
            out.writeText(ending.status().name());
            ExecutionCodec.writeOptional(out, ending.error());
            ExecutionCodec.writeOptional(out, ending.cause());
        }
    }

    private static @Nullable Ending readEnding(BlobReader in) {
        return readFlag(in)
                ? new Ending(
                        MapRunStatus.valueOf(in.readText()),
                        ExecutionCodec.readOptional(in),
                        ExecutionCodec.readOptional(in))
                : null;
    }

    private static void write(BlobWriter out, Redrives redrives) {
        out.writeNumber(redrives.count())
                .writeNumber(redrives.lastAtMs())
                .writeNumber(redrives.nextItem());
        writeFlag(out, redrives.isWanted());
    }

    private static void writeFlag(BlobWriter out, boolean flag) {
        out.writeByte(flag ? 1 : 0);
    }

    private static boolean readFlag(BlobReader in) {
        return in.readByte() != 0;
    }
}
