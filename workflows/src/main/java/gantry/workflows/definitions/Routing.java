package gantry.workflows.definitions;

import java.util.List;
import java.util.random.RandomGenerator;

/** How an alias shares its starts among one or two versions; the weights add up to 100. */
public record Routing(List<Route> routes) {
    /** "up to two state machine versions" (API reference, CreateStateMachineAlias). */
    static final int MAX_ROUTES = 2;

    /** Weights are percentages. */
    public static final int TOTAL_WEIGHT = 100;

    /**
     * The share of one version.
     *
     * @param version its number
     * @param weight 0 to 100
     */
    public record Route(long version, int weight) {}

    public Routing {
        routes = List.copyOf(routes);
        if (routes.isEmpty()
                || routes.size() > MAX_ROUTES
                || routes.stream().mapToInt(Route::weight).sum() != TOTAL_WEIGHT) {
            throw new IllegalArgumentException("No routing: " + routes);
        }
    }

    /** The version of one start. */
    long choose(RandomGenerator random) {
        int rest = random.nextInt(TOTAL_WEIGHT);
        for (Route route : routes) {
            rest -= route.weight();
            if (rest < 0) {
                return route.version();
            }
        }
        throw new IllegalStateException("The weights do not add up: " + routes);
    }

    /** Whether both share alike; the order of the routes means nothing. */
    boolean sharesAs(Routing other) {
        return routes.size() == other.routes.size() && routes.containsAll(other.routes);
    }

    boolean names(long version) {
        return routes.stream().anyMatch(route -> route.version() == version);
    }
}
