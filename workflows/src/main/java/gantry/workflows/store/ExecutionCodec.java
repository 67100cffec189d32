package gantry.workflows.store;

import gantry.json.Payload;
import gantry.workflows.engine.RedriveTokens;
import gantry.workflows.store.ExecutionRow.Closing;
import gantry.workflows.store.ExecutionRow.Opening;
import gantry.workflows.store.ExecutionRow.Redrives;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;

/** The blobs of an execution's row. */
public final class ExecutionCodec {
    private static final int VERSION = 1;

    private ExecutionCodec() {}

    public static byte[] encode(Opening opening, Payloads.Numbers numbers) {
        var out = new BlobWriter().writeByte(VERSION);
        Payloads.write(out, opening.input(), numbers);
        out.writeText(opening.roleArn());
        writeOptional(out, opening.traceHeader());
        out.writeNumber(opening.deadlineMs());
        return out.toBytes();
    }

    public static Opening decodeOpening(byte[] bytes, Payloads.Rows rows) {
        var in = BlobReader.ofVersion(VERSION, bytes);
        return new Opening(
                Payloads.read(in, rows), in.readText(), readOptional(in), in.readNumber());
    }

    public static byte[] encode(Closing closing, Payloads.Numbers numbers) {
        var out = new BlobWriter().writeByte(VERSION);
        @Nullable Payload output = closing.output();
        out.writeByte(output == null ? 0 : 1);
        if (output != null) {
            Payloads.write(out, output, numbers);
        }
        writeOptional(out, closing.error());
        writeOptional(out, closing.cause());
        return out.toBytes();
    }

    public static Closing decodeClosing(byte[] bytes, Payloads.Rows rows) {
        var in = BlobReader.ofVersion(VERSION, bytes);
        @Nullable Payload output = in.readByte() == 0 ? null : Payloads.read(in, rows);
        return new Closing(output, readOptional(in), readOptional(in));
    }

    /** What is not in columns of its own. */
    public static byte[] encode(long deadlineMs, RedriveTokens tokens) {
        var out = new BlobWriter().writeByte(VERSION).writeNumber(deadlineMs);
        out.writeNumber(tokens.used().size());
        tokens.used().forEach(used -> out.writeText(used.token()).writeNumber(used.atMs()));
        return out.toBytes();
    }

    static Redrives decodeRedrives(int count, long lastAtMs, byte[] bytes) {
        var in = BlobReader.ofVersion(VERSION, bytes);
        long deadlineMs = in.readNumber();
        var tokens = new ArrayList<RedriveTokens.Used>();
        for (int left = in.readInt(); left > 0; left--) {
            tokens.add(new RedriveTokens.Used(in.readText(), in.readNumber()));
        }
        return new Redrives(count, lastAtMs, deadlineMs, new RedriveTokens(tokens));
    }

    static void writeOptional(BlobWriter out, @Nullable String text) {
        out.writeByte(text == null ? 0 : 1);
        if (text != null) {
            out.writeText(text);
        }
    }

    static @Nullable String readOptional(BlobReader in) {
        return in.readByte() == 0 ? null : in.readText();
    }
}
