package gantry.bench;

import java.time.Duration;

/** What part of the processor time of driver and server together the driver took. */
final class DriverShare {
    private final ProcessHandle server;
    private Duration driverTime = Duration.ZERO;
    private Duration serverTime = Duration.ZERO;

    DriverShare(StartedServer server) {
        this.server = server.handle();
    }

    /** Something measured. */
    @FunctionalInterface
    interface Round {
        double run() throws Exception;
    }

    /** Counts what both take meanwhile. */
    double during(Round round) throws Exception {
        Duration driver = of(ProcessHandle.current());
        Duration its = of(server);
        double figure = round.run();
        driverTime = driverTime.plus(of(ProcessHandle.current()).minus(driver));
        serverTime = serverTime.plus(of(server).minus(its));
        return figure;
    }

    /** Such as {@code driver 31 % of the CPU}. */
    @Override
    public String toString() {
        double both = Math.max(1, driverTime.plus(serverTime).toNanos());
        return "driver %.0f %% of the CPU".formatted(100 * driverTime.toNanos() / both);
    }

    private static Duration of(ProcessHandle process) {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }
}
