package gantry.store;

import static org.assertj.core.api.Assertions.assertThat;

import gantry.store.StoreException.Problem;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

class TroubleLogTest {
    private final StoreException full = new StoreException(Problem.FULL, "Full.");
    private final StoreException away = new StoreException(Problem.UNREACHABLE, "Away.");
    private final StoreException damaged = new StoreException(Problem.DAMAGED, "Damaged.");

    private final Logger logger = Logger.getLogger(TroubleLog.class.getName());
    private final List<String> lines = new ArrayList<>();
    private final Handler handler =
            new Handler() {
                @Override
                public void publish(LogRecord line) {
                    lines.add(line.getLevel().getName());
                }

                @Override
                public void flush() {}

                @Override
                public void close() {}
            };
    private long nowNanos = -5;
    private final TroubleLog troubles = new TroubleLog(() -> nowNanos);

    @BeforeEach
    void listen() {
        troubles.started();
        logger.setUseParentHandlers(false);
        logger.addHandler(handler);
    }

    @AfterEach
    void leave() {
        logger.removeHandler(handler);
        logger.setUseParentHandlers(true);
    }

    @Test
    void a_thousand_refusals_in_a_minute_are_one_line_a_minute() {
        for (int i = 0; i < 1_000; i++) {
            troubles.met(full);
            nowNanos += TimeUnit.MILLISECONDS.toNanos(90);
        }
        assertThat(lines).containsExactly("WARNING", "WARNING");
    }

    @Test
    void that_it_is_over_is_told_once_nothing_was_refused_for_a_while() {
        troubles.met(full);
        troubles.committed();
        nowNanos += TimeUnit.SECONDS.toNanos(6);
        troubles.committed();
        troubles.committed();
        assertThat(lines).containsExactly("WARNING", "INFO");
    }

    @Test
    void that_the_database_does_not_answer_is_told_as_well() {
        troubles.met(away);
        troubles.met(away);
        nowNanos += TimeUnit.SECONDS.toNanos(6);
        troubles.committed();
        assertThat(lines).containsExactly("WARNING", "INFO");
    }

    @Test
    void damage_is_an_error_that_no_commit_mends() {
        troubles.met(damaged);
        nowNanos += TimeUnit.SECONDS.toNanos(6);
        troubles.committed();
        troubles.met(damaged);
        assertThat(lines).containsExactly("SEVERE");
    }

    @Test
    void what_a_start_meets_is_told_once_it_has_succeeded() {
        var start = new TroubleLog(() -> nowNanos);
        start.met(damaged);
        start.met(full);
        start.met(damaged);
        assertThat(lines).isEmpty();
        start.started();
        start.met(damaged);
        assertThat(lines).containsExactlyInAnyOrder("SEVERE", "WARNING");
    }

    @Test
    void a_start_that_waits_for_the_database_says_so() {
        new TroubleLog(() -> nowNanos).met(away);
        assertThat(lines).containsExactly("WARNING");
    }
}
