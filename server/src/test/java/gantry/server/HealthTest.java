package gantry.server;

import static org.assertj.core.api.Assertions.assertThat;

import gantry.operations.Cancellation;
import gantry.wire.http.HttpRequest;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.util.List;

class HealthTest {
    private boolean hasRoom = true;
    private final Health health = new Health(() -> hasRoom);

    @Test
    void it_is_live_from_the_first_answer_and_ready_only_while_it_works() {
        assertThat(statuses()).containsExactly(503, 503, 200);
        health.ready("http://127.0.0.1:1");
        assertThat(statuses()).containsExactly(200, 200, 200);
        health.stopping();
        assertThat(statuses()).containsExactly(503, 503, 200);
    }

    @Test
    void it_is_not_ready_while_the_disk_is_full_and_is_again_once_there_is_room() {
        health.ready("http://127.0.0.1:1");
        hasRoom = false;
        assertThat(statuses()).containsExactly(200, 503, 200);
        hasRoom = true;
        assertThat(statuses()).containsExactly(200, 200, 200);
    }

    private List<Integer> statuses() {
        var request = new Get();
        return List.of(
                health.health(request).status(),
                health.ready(request).status(),
                health.live(request).status());
    }

    private record Get() implements HttpRequest {
        @Override
        public String method() {
            return "GET";
        }

        @Override
        public String path() {
            return Health.HEALTH;
        }

        @Override
        public @Nullable String query() {
            return null;
        }

        @Override
        public @Nullable String header(String name) {
            return null;
        }

        @Override
        public List<String> headers(String name) {
            return List.of();
        }

        @Override
        public @Nullable String host() {
            return null;
        }

        @Override
        public byte[] body() {
            return new byte[0];
        }

        @Override
        public Cancellation cancellation() {
            return Cancellation.none();
        }
    }
}
