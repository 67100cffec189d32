package gantry.workflows.store;

import gantry.json.Payload;
import gantry.workflows.store.ExecutionRow.Closing;
import gantry.workflows.store.ExecutionRow.Opening;

import org.jspecify.annotations.Nullable;

/** The two blobs of an execution's row. */
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
        out.writeNumber(closing.redriveCount());
        return out.toBytes();
    }

    public static Closing decodeClosing(byte[] bytes, Payloads.Rows rows) {
        var in = BlobReader.ofVersion(VERSION, bytes);
        @Nullable Payload output = in.readByte() == 0 ? null : Payloads.read(in, rows);
        return new Closing(output, readOptional(in), readOptional(in), in.readInt());
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
