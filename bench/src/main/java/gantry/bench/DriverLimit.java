package gantry.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whether the driver is the limit of what it measures: its rate on the echo endpoint against that
 * of wrk, a load generator in C, in turns.
 *
 * @see <a href="https://github.com/wg/wrk">wrk</a>
 */
final class DriverLimit implements Bench {
    private static final int CLIENTS = 64;
    private static final double BAR = 0.75;

    /** It counts in whole seconds. */
    private static final Duration WRK_TURN = Duration.ofSeconds(1);

    private static final Pattern RATE = Pattern.compile("Requests/sec:\\s+([0-9.]+)");

    @Override
    public String name() {
        return "driver";
    }

    @Override
    public List<Row> run(Settings settings) throws Exception {
        Path script = Files.createTempFile("gantry-bench", ".lua");
        try (StartedServer server = StartedServer.start(settings.gantry())) {
            String machine = StepFunctionsLoad.createMachine(server, "EXPRESS");
            Post echo = StepFunctionsLoad.echo(machine);
            Files.writeString(script, script(StepFunctionsLoad.startBody(machine)));
            Throughput driver =
                    duration -> PostLoop.run(server, CLIENTS, duration, echo).perSecond();
            driver.warmUp(settings);
            var share = new DriverShare(server);
            List<Double> ours = new ArrayList<>();
            List<Double> its = new ArrayList<>();
            List<Double> ratios = new ArrayList<>();
            for (int i = 0; i < settings.rounds(); i++) {
                Turns turns =
                        Turns.run(
                                settings.round(),
                                WRK_TURN,
                                duration -> wrk(server, script, duration),
                                duration -> share.during(() -> driver.perSecond(duration)));
                its.add(turns.first());
                ours.add(turns.second());
                ratios.add(turns.secondToFirst());
            }
            double ratio = Medians.median(ratios);
            return List.of(
                    new Row(
                            name(),
                            ratio,
                            "of wrk",
                            ">= %.2f".formatted(BAR),
                            ratio >= BAR,
                            "%.0f echoes/s against %.0f by wrk, %d clients, spread %s; %s"
                                    .formatted(
                                            Medians.median(ours),
                                            Medians.median(its),
                                            CLIENTS,
                                            Medians.spread(ratios),
                                            share)));
        } finally {
            Files.delete(script);
        }
    }

    private static String script(byte[] body) {
        return """
        wrk.method = "POST"
        wrk.headers["Content-Type"] = "application/x-amz-json-1.0"
        wrk.body = [==[%s]==]
        """
                .formatted(new String(body, StandardCharsets.UTF_8));
    }

    private static double wrk(StartedServer server, Path script, Duration duration)
            throws IOException, InterruptedException {
        var command =
                new ProcessBuilder(
                        "wrk",
                        "-t1",
                        "-c" + CLIENTS,
                        String.format(Locale.ROOT, "-d%ds", duration.toSeconds()),
                        "-s",
                        script.toString(),
                        server.url("/_gantry/echo"));
        Process process;
        try {
            process = command.redirectErrorStream(true).start();
        } catch (IOException e) {
            throw new IOException("wrk is not installed; apt-get install wrk", e);
        }
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        Matcher rate = RATE.matcher(said);
        if (process.waitFor() != 0 || !rate.find() || said.contains("Non-2xx")) {
            throw new IOException("wrk said: " + said.strip());
        }
        return Double.parseDouble(rate.group(1));
    }
}
