package gantry.bench;

import gantry.json.Json;
import gantry.json.JsonObject;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** The machine that both Step Functions rows run, and the requests they send. */
final class StepFunctionsLoad {
    /** Three states, as the peers' benchmarks have three steps. */
    static final String THREE_STATES =
            """
            {"StartAt": "Total", "States": {
              "Total": {"Type": "Pass", "ResultPath": "$.total", "Parameters": {"sum.$": "States.MathAdd($.a, $.b)"}, "Next": "Large"},
              "Large": {"Type": "Choice", "Choices": [{"Variable": "$.total.sum", "NumericGreaterThan": 100, "Next": "Refuse"}], "Default": "Accept"},
              "Accept": {"Type": "Succeed"},
              "Refuse": {"Type": "Fail", "Error": "TooLarge"}}}
            """;

    private static final String INPUT =
            "{\"a\":20,\"b\":22,\"customer\":{\"name\":\"Ada Lovelace\",\"street\":\"12 Dock"
                    + " Road\",\"city\":"
                    + " \"Harbourtown\",\"tags\":[\"new\",\"wholesale\"]},\"note\":\"Please deliver"
                    + " before noon; the gate at the north side is open from six.\"}";

    private StepFunctionsLoad() {}

    /** Creates a machine of the type and gives its ARN. */
    static String createMachine(StartedServer server, String type) throws IOException {
        return createMachine(server, "bench-" + type, type, THREE_STATES);
    }

    /** Creates this machine and gives its ARN. */
    static String createMachine(StartedServer server, String name, String type, String definition)
            throws IOException {
        Map<?, ?> answer =
                server.call(
                        "CreateStateMachine",
                        JsonObject.builder()
                                .put("name", name)
                                .put("type", type)
                                .put("definition", definition)
                                .put("roleArn", "arn:aws:iam::000000000000:role/bench")
                                .build());
        return String.valueOf(answer.get("stateMachineArn"));
    }

    /** Starts one execution of the machine; the server chooses its name. */
    static Post start(String operation, String machineArn) {
        return new Post("/", "AWSStepFunctions." + operation, startBody(machineArn));
    }

    /**
     * The same body to the echo endpoint: decoded and encoded as an operation, and nothing done.
     */
    static Post echo(String machineArn) {
        return new Post("/_gantry/echo", "", startBody(machineArn));
    }

    /** The input of every execution, as a client would send it. */
    static byte[] input() {
        return INPUT.getBytes(StandardCharsets.UTF_8);
    }

    /** What starts an execution of the machine. */
    static byte[] startBody(String machineArn) {
        return Json.printUtf8(JsonObject.of("stateMachineArn", machineArn, "input", INPUT));
    }

    /** The text of an answer that must be good. */
    static String expectOk(HttpConnection.Answer answer) throws IOException {
        if (answer.status() != 200) {
            throw new IOException("The server answered " + answer.status() + ": " + answer.text());
        }
        return answer.text();
    }
}
