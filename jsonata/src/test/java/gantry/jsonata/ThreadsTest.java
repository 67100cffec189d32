package gantry.jsonata;

import static org.assertj.core.api.Assertions.assertThat;

import gantry.json.Json;
import gantry.jsonata.values.Limits;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

class ThreadsTest {
    private static final int THREADS = 8;
    private static final int ROUNDS = 500;

    @Test
    void many_threads_evaluate_one_expression_at_once()
            throws InterruptedException, ExecutionException {
        var expression =
                Jsonata.compile(
                        "($n := n; $f := function($x){$x = 0 ? [] : $append($f($x - 1), $x * $n)};"
                                + " {'own': $n, 'list': $f(5)[$ > $n], 'text': $replace('a' & $n,"
                                + " /[a-z]/, function($m){$m.match & $n})})");
        try (var workers = Executors.newVirtualThreadPerTaskExecutor()) {
            var results = new ArrayList<Future<?>>();
            for (int i = 0; i < THREADS; i++) {
                long own = i + 1L;
                results.add(workers.submit(() -> check(expression, own)));
            }
            for (var result : results) {
                result.get();
            }
        }
    }

    private static void check(Expression expression, long own) {
        var input = Json.parse("{\"n\": " + own + "}");
        var list = new StringBuilder();
        for (long k = 2; k <= 5; k++) {
            list.append(k == 2 ? "" : ",").append(k * own);
        }
        var expected =
                "{\"own\":%d,\"list\":[%s],\"text\":\"a%d%d\"}".formatted(own, list, own, own);
        for (int i = 0; i < ROUNDS; i++) {
            var result = Evaluations.evaluate(expression, input, Limits.DEFAULT);
            assertThat(Json.print(result)).isEqualTo(expected);
        }
    }
}
