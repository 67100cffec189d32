package gantry.functions;

import static org.assertj.core.api.Assertions.assertThat;

import static java.util.Objects.requireNonNull;

import gantry.functions.environments.FunctionLimits;
import gantry.operations.AwsException;
import gantry.operations.Cancellation;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** How processes come, are used again, and go. */
class EnvironmentsTest {
    private static final String SLOW =
            """
            let count = 0;
            export const handler = async ({ ms = 200 }) => {
              await new Promise((resolve) => setTimeout(resolve, ms));
              return { pid: process.pid, count: ++count };
            };
            """;

    /** Asks for more, closes that connection and does nothing more. */
    private static final String LEAVES =
            """
            const leave = () => {
              for (const one of process._getActiveHandles()) if (one.remoteAddress) one.destroy();
              process.stdout.write("left\\n");
              Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
            };
            export const handler = async () => {
              setTimeout(leave, 100);
              return "answered";
            };
            """;

    @Test
    void twenty_at_once_have_twenty_processes_and_are_used_again() throws Exception {
        try (var lambda = Lambda.start(Lambda.limits(20))) {
            writeSlow(lambda);

            assertThat(pids(many(lambda, "slow", 20, 3_000))).hasSize(20);
            assertThat(pids(many(lambda, "slow", 40, 1))).hasSizeLessThanOrEqualTo(20);
            assertThat(lambda.invoke("slow").object().get("count")).isNotEqualTo(1L);
        }
    }

    @Test
    void beyond_the_bound_invocations_wait_their_turn() throws Exception {
        try (var lambda = Lambda.start(Lambda.limits(2))) {
            writeSlow(lambda);

            assertThat(pids(many(lambda, "slow", 12, 20))).hasSizeLessThanOrEqualTo(2);
        }
    }

    @Test
    void beyond_the_queue_they_are_throttled() throws Exception {
        FunctionLimits limits = Lambda.limits(1);
        var narrow =
                new FunctionLimits(
                        1,
                        1,
                        limits.init(),
                        limits.idle(),
                        limits.recheck(),
                        limits.allowanceBytes());
        try (var lambda = Lambda.start(narrow);
                var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            writeSlow(lambda);
            List<Future<Lambda.Answer>> calls = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                calls.add(callers.submit(() -> lambda.invoke("slow", "ms", 1_000L)));
            }

            var refused = new ArrayList<AwsException>();
            for (var call : calls) {
                try {
                    call.get();
                } catch (java.util.concurrent.ExecutionException e) {
                    refused.add((AwsException) e.getCause());
                }
            }

            assertThat(refused).hasSize(1);
            assertThat(refused.getFirst().status()).isEqualTo(429);
            assertThat(refused.getFirst().code()).isEqualTo("TooManyRequestsException");
        }
    }

    @Test
    void another_functions_idle_process_makes_room() {
        try (var lambda = Lambda.start(Lambda.limits(1))) {
            for (int i = 0; i < 3; i++) {
                assertThat(lambda.invoke("exits").payload()).isEqualTo(1L);
                assertThat(lambda.invoke("nested").payload()).isEqualTo("placed");
            }
        }
    }

    @Test
    void a_process_that_asked_and_left_without_waiting_loses_its_place() {
        try (var lambda = Lambda.start(Lambda.limits(1))) {
            lambda.write("leaves", "index.mjs", LEAVES);
            assertThat(lambda.invoke("leaves").payload()).isEqualTo("answered");
            Lambda.await("it has left", () -> lambda.log("leaves").contains("left"));

            assertThat(lambda.invoke("leaves").payload()).isEqualTo("answered");
        }
    }

    @Test
    void an_idle_process_ends_after_ten_minutes() {
        try (var lambda = Lambda.start()) {
            lambda.invoke("exits");
            Lambda.await("idle", () -> !lambda.processes().isEmpty());

            Lambda.await(
                    "the idle process is gone",
                    () -> {
                        // It may ask for more, and be idle from then on, after the clock was moved.
                        lambda.advancedNanos.addAndGet(Duration.ofMinutes(11).toNanos());
                        return lambda.processes().isEmpty();
                    });
            assertThat(lambda.invoke("exits").payload()).isEqualTo(1L);
        }
    }

    @Test
    void changed_files_count_from_the_next_invocation() {
        try (var lambda = Lambda.start()) {
            lambda.write("changing", "index.mjs", "export const handler = async () => 'old';");
            assertThat(lambda.invoke("changing").payload()).isEqualTo("old");

            lambda.write("changing", "index.mjs", "export const handler = async () => 'newer';");
            assertThat(lambda.invoke("changing").payload()).isEqualTo("newer");

            lambda.write("changing", "function.yaml", "handler: index.missing");
            assertThat(lambda.invoke("changing").errorType()).isEqualTo("Runtime.HandlerNotFound");
            Lambda.await("the old ones are gone", () -> lambda.processes().isEmpty());
        }
    }

    @ParameterizedTest
    @CsvSource({"child", "detached", "setsid", "daemon"})
    void what_a_function_starts_ends_with_its_process(String how) {
        try (var lambda = Lambda.start()) {
            assertThat(lambda.invoke("forks", "how", how).payload()).isEqualTo(how);
            assertThat(lambda.processes()).hasSizeGreaterThan(1);

            assertThat(lambda.invoke("forks", "how", how, "fail", true).errorType())
                    .isEqualTo("Runtime.ExitError");

            Lambda.await("nothing is left", () -> lambda.processes().isEmpty());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "exits, status, 3",
        "killed, signal, SIGKILL",
        "hangs, how, busy",
        "eats, what, buffers",
        "rejects, how, now",
        "init-exits, how, now",
        "init-throws, how, now"
    })
    void a_process_that_failed_leaves_nothing(String function, String key, String value) {
        try (var lambda = Lambda.start()) {
            Object argument = value.equals("3") ? (Object) 3L : value;
            assertThat(lambda.invoke(function, key, argument).error()).isEqualTo("Unhandled");

            Lambda.await("nothing is left", () -> lambda.processes().isEmpty());
        }
    }

    @Test
    void an_abandoned_invocation_runs_on_and_keeps_its_process() throws Exception {
        try (var lambda = Lambda.start(Lambda.limits(4));
                var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            writeSlow(lambda);
            var first = lambda.invoke("slow", "ms", 1L).object().get("pid");
            var cancellation = new Cancellation();
            var left =
                    callers.submit(
                            () ->
                                    lambda.call(
                                            cancellation,
                                            Map.of(
                                                    "FunctionName",
                                                    "slow",
                                                    "Payload",
                                                    "{\"ms\":1500}")));
            Lambda.await("it began", () -> lambda.log("slow").split("START ", -1).length > 2);

            cancellation.cancel();

            assertThat(left).failsWithin(Duration.ofMinutes(1));
            var second = lambda.invoke("slow", "ms", 1L).object();
            assertThat(second.get("pid")).isNotEqualTo(first);
            // As many at once as there may be processes: a slow machine may have begun all of them.
            Lambda.await(
                    "the first process takes invocations again",
                    () -> pids(unchecked(() -> many(lambda, "slow", 4, 50))).contains(first));
        }
    }

    @Test
    void closing_ends_what_runs() throws Exception {
        var lambda = Lambda.start();
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            var hanging = callers.submit(() -> lambda.invoke("rejects", "how", "no"));
            var call = callers.submit(() -> lambda.invoke("init-hangs"));
            Lambda.await("it runs", () -> lambda.processes().size() >= 1);

            lambda.close();

            assertThat(call).failsWithin(Duration.ofMinutes(1));
            hanging.cancel(true);
        }
    }

    private static void writeSlow(Lambda lambda) {
        lambda.write("slow", "index.mjs", SLOW);
        lambda.write("slow", "function.yaml", "timeout: 60");
    }

    private static List<Lambda.Answer> many(Lambda lambda, String function, int count, long ms)
            throws Exception {
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Lambda.Answer>> calls = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                calls.add(callers.submit(() -> lambda.invoke(function, "ms", ms)));
            }
            List<Lambda.Answer> answers = new ArrayList<>();
            for (var call : calls) {
                answers.add(call.get());
            }
            return answers;
        }
    }

    private static Set<Object> pids(List<Lambda.Answer> answers) {
        var pids = new HashSet<Object>();
        answers.forEach(answer -> pids.add(requireNonNull(answer.object().get("pid"))));
        return pids;
    }

    private static <T> T unchecked(java.util.concurrent.Callable<T> call) {
        try {
            return call.call();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
