package gantry.workflows.store;

import gantry.json.Payload;
import gantry.states.interpreter.FanOut;
import gantry.states.interpreter.Frame;
import gantry.states.interpreter.Outcome;
import gantry.states.interpreter.Phase;
import gantry.states.interpreter.TaskFailure;
import gantry.states.interpreter.Variables;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/** A frame as bytes; each distinct payload stands in them once. The number is the row's key. */
public final class FrameCodec {
    /** Without variables: what frames have that never saw an Assign. */
    private static final int PLAIN = 1;

    /** With the variables at its end. */
    private static final int WITH_VARIABLES = 2;

    private static final int NO_OUTCOME = 0;
    private static final int SUCCEEDED = 1;
    private static final int FAILED = 2;

    private FrameCodec() {}

    public static byte[] encode(Frame frame, Payloads.Numbers numbers) {
        var out = new BlobWriter();
        boolean hasVariables = frame.variables().size() > 0;
        out.writeByte(hasVariables ? WITH_VARIABLES : PLAIN);
        out.writeNumber(frame.parent() + 1L);
        out.writeNumber(frame.index());
        out.writeText(frame.state());
        out.writeByte(code(frame.phase()));
        writePayloads(out, frame, numbers);
        out.writeNumber(frame.enteredEventId());
        out.writeNumber(frame.enteredAtMs());
        out.writeNumber(frame.lastEventId());
        out.writeNumber(frame.attempt());
        out.writeNumber(frame.retryCount());
        out.writeNumber(frame.retrierCounts().size());
        frame.retrierCounts().forEach(out::writeNumber);
        out.writeNumber(frame.dueAtMs());
        out.writeNumber(frame.heartbeatSeconds());
        out.writeNumber(frame.heartbeatDueAtMs());
        writeFanOut(out, frame.fanOut());
        writeOutcome(out, frame.earlyOutcome(), numbers);
        if (hasVariables) {
            writeVariables(out, frame.variables(), numbers);
        }
        return out.toBytes();
    }

    public static Frame decode(int frameNo, byte[] bytes, Payloads.Rows rows) {
        var in = BlobReader.upToVersion(WITH_VARIABLES, bytes);
        int parent = in.readInt() - 1;
        int index = in.readInt();
        String state = in.readText();
        Phase phase = phase(in.readByte());
        List<Payload> payloads = readPayloads(in, rows);
        Payload input = find(payloads, in.readInt());
        if (input == null) {
            throw new IllegalStateException("Frame " + frameNo + " has no input");
        }
        return new Frame(
                frameNo,
                parent,
                index,
                state,
                phase,
                input,
                find(payloads, in.readInt()),
                find(payloads, in.readInt()),
                find(payloads, in.readInt()),
                in.readNumber(),
                in.readNumber(),
                in.readNumber(),
                in.readInt(),
                in.readInt(),
                readCounts(in),
                in.readNumber(),
                in.readNumber(),
                in.readNumber(),
                readFanOut(in),
                readOutcome(in, rows),
                bytes[0] == WITH_VARIABLES ? readVariables(in, rows) : Variables.NONE);
    }

    /** The distinct ones, then four places among them; 0 for none. */
    private static void writePayloads(BlobWriter out, Frame frame, Payloads.Numbers numbers) {
        var distinct = new ArrayList<Payload>();
        int[] places = {
            place(distinct, frame.input()),
            place(distinct, frame.work()),
            place(distinct, frame.output()),
            place(distinct, frame.item())
        };
        out.writeNumber(distinct.size());
        distinct.forEach(payload -> Payloads.write(out, payload, numbers));
        for (int place : places) {
            out.writeNumber(place);
        }
    }

    /** One object is passed on and on, so identity finds what is worth finding. */
    @SuppressWarnings("ReferenceEquality")
    private static int place(List<Payload> distinct, @Nullable Payload payload) {
        if (payload == null) {
            return 0;
        }
        for (int i = 0; i < distinct.size(); i++) {
            if (distinct.get(i) == payload) {
                return i + 1;
            }
        }
        distinct.add(payload);
        return distinct.size();
    }

    private static List<Payload> readPayloads(BlobReader in, Payloads.Rows rows) {
        int count = in.readInt();
        var payloads = new ArrayList<Payload>(count);
        for (int i = 0; i < count; i++) {
            payloads.add(Payloads.read(in, rows));
        }
        return payloads;
    }

    private static @Nullable Payload find(List<Payload> payloads, int place) {
        return place == 0 ? null : payloads.get(place - 1);
    }

    private static List<Integer> readCounts(BlobReader in) {
        int count = in.readInt();
        var counts = new ArrayList<Integer>(count);
        for (int i = 0; i < count; i++) {
            counts.add(in.readInt());
        }
        return List.copyOf(counts);
    }

    private static void writeFanOut(BlobWriter out, @Nullable FanOut fanOut) {
        if (fanOut == null) {
            out.writeByte(0);
            return;
        }
        out.writeByte(1)
                .writeNumber(fanOut.firstChild())
                .writeNumber(fanOut.total())
                .writeNumber(fanOut.started())
                .writeNumber(fanOut.succeeded())
                .writeNumber(fanOut.maxConcurrency());
    }

    private static @Nullable FanOut readFanOut(BlobReader in) {
        return in.readByte() == 0
                ? null
                : new FanOut(in.readInt(), in.readInt(), in.readInt(), in.readInt(), in.readInt());
    }

    private static void writeOutcome(
            BlobWriter out, @Nullable Outcome outcome, Payloads.Numbers numbers) {
        switch (outcome) {
            case null -> out.writeByte(NO_OUTCOME);
            case Outcome.Succeeded(var output) ->
                    Payloads.write(out.writeByte(SUCCEEDED), output, numbers);
            case Outcome.Failed(var kind, var error, var cause) -> {
                out.writeByte(FAILED).writeText(kind.name());
                ExecutionCodec.writeOptional(out, error);
                ExecutionCodec.writeOptional(out, cause);
            }
        }
    }

    private static @Nullable Outcome readOutcome(BlobReader in, Payloads.Rows rows) {
        int kind = in.readByte();
        return switch (kind) {
            case NO_OUTCOME -> null;
            case SUCCEEDED -> new Outcome.Succeeded(Payloads.read(in, rows));
            case FAILED ->
                    new Outcome.Failed(
                            TaskFailure.valueOf(in.readText()),
                            ExecutionCodec.readOptional(in),
                            ExecutionCodec.readOptional(in));
            default -> throw new IllegalStateException("No kind of an outcome: " + kind);
        };
    }

    private static void writeVariables(
            BlobWriter out, Variables variables, Payloads.Numbers numbers) {
        out.writeNumber(variables.size());
        variables.forEach(
                (name, value) -> {
                    out.writeText(name);
                    Payloads.write(out, value, numbers);
                });
    }

    private static Variables readVariables(BlobReader in, Payloads.Rows rows) {
        int count = in.readInt();
        var values = new LinkedHashMap<String, Payload>();
        for (int i = 0; i < count; i++) {
            values.put(in.readText(), Payloads.read(in, rows));
        }
        return Variables.of(values);
    }

    private static int code(Phase phase) {
        return switch (phase) {
            case READY -> 0;
            case WAITING -> 1;
            case SCHEDULED -> 2;
            case STARTED -> 3;
            case SUBMITTED -> 4;
            case BACKING_OFF -> 5;
            case JOINING -> 6;
            case FINISHED -> 7;
            case ABORTED -> 8;
            case MAP_RUN -> 9;
        };
    }

    private static Phase phase(int code) {
        return switch (code) {
            case 0 -> Phase.READY;
            case 1 -> Phase.WAITING;
            case 2 -> Phase.SCHEDULED;
            case 3 -> Phase.STARTED;
            case 4 -> Phase.SUBMITTED;
            case 5 -> Phase.BACKING_OFF;
            case 6 -> Phase.JOINING;
            case 7 -> Phase.FINISHED;
            case 8 -> Phase.ABORTED;
            case 9 -> Phase.MAP_RUN;
            default -> throw new IllegalStateException("No code of a phase: " + code);
        };
    }
}
