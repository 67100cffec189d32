package gantry.cli.badinput;

import static org.assertj.core.api.Assertions.assertThat;

import gantry.cli.testing.ErrorWorld;
import gantry.cli.testing.Machines;

import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** Whether a server that was treated badly still does its work. */
final class Health {
    private Health() {}

    /** It says so itself, and an execution runs to its end by a worker's answer. */
    static void check(ErrorWorld world) {
        String request =
                "GET /_gantry/health HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
        assertThat(RawHttp.send(world.url(), request.getBytes(StandardCharsets.UTF_8)).status())
                .isEqualTo(200);

        SfnClient sfn = world.client();
        world.makeRoom();
        try {
            String name = UUID.randomUUID().toString();
            String execution = Machines.start(sfn, ErrorWorld.MACHINE, name, "{}");
            String token = world.takeTask();
            sfn.sendTaskSuccess(r -> r.taskToken(token).output("\"well\""));
            var ended = Machines.untilEnded(sfn, execution);
            assertThat(ended.status()).isEqualTo(ExecutionStatus.SUCCEEDED);
            assertThat(ended.output()).isEqualTo("\"well\"");
        } finally {
            world.fill();
        }
    }
}
