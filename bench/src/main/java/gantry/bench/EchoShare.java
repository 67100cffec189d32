package gantry.bench;

import java.util.ArrayList;
import java.util.List;

/** Measures a load in turns with the echo endpoint of the same server under the same clients. */
final class EchoShare {
    private EchoShare() {}

    /** The row of a load, after a warm-up of both. */
    static Row row(
            String name,
            double bar,
            Settings settings,
            StartedServer server,
            int clients,
            Throughput echo,
            Throughput load)
            throws Exception {
        echo.warmUp(settings);
        load.warmUp(settings);
        var share = new DriverShare(server);
        List<Double> ratios = new ArrayList<>();
        List<Double> loads = new ArrayList<>();
        List<Double> echoes = new ArrayList<>();
        for (int i = 0; i < settings.rounds(); i++) {
            Turns turns =
                    Turns.run(
                            settings.round(),
                            Turns.SHORT,
                            echo,
                            duration -> share.during(() -> load.perSecond(duration)));
            echoes.add(turns.first());
            loads.add(turns.second());
            ratios.add(turns.secondToFirst());
        }
        double ratio = Medians.median(ratios);
        String note =
                "%.0f executions/s against %.0f echoes/s, %d clients, spread %s; %s"
                        .formatted(
                                Medians.median(loads),
                                Medians.median(echoes),
                                clients,
                                Medians.spread(ratios),
                                share);
        return new Row(name, ratio, "of echo", ">= %.2f".formatted(bar), ratio >= bar, note);
    }
}
