package gantry.wire;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;

class HostGuardTest {
    private final HostGuard guard = new HostGuard(List.of("gantry.example.com", "Box:9000"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost",
                "localhost:8083",
                "LOCALHOST",
                "sync-localhost:8083",
                "states.localhost",
                "sync-states.localhost:8083",
                "a.b.localhost",
                "127.0.0.1",
                "127.0.0.1:1",
                "127.255.0.9:8083",
                "sync-127.0.0.1:8083",
                "[::1]",
                "[::1]:8083",
                "sync-[::1]:8083",
                "gantry.example.com",
                "gantry.example.com:443",
                "sync-gantry.example.com",
                "box:9000"
            })
    void a_loopback_or_configured_name_is_ours(String host) {
        assertThat(guard.allows(host)).isTrue();
        assertThat(guard.allows(host)).as("once more, remembered").isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "example.com",
                "localhost.example.com",
                "notlocalhost",
                ".localhost.",
                "sync-sync-localhost",
                "127.0.0.1.example.com",
                "127.1",
                "127.0.0.256",
                "127.0.0.0x1",
                "0177.0.0.1",
                "2130706433",
                "128.0.0.1",
                "0.0.0.0",
                "[::ffff:127.0.0.1]",
                "[::2]",
                "[::1",
                "::1",
                "localhost:",
                "localhost:80x",
                "localhost:123456",
                "localhost:80:80",
                "user@localhost",
                "evil.com#.localhost",
                "evil.com/.localhost",
                "box:9001",
                "box"
            })
    void any_other_name_is_foreign(String host) {
        assertThat(guard.allows(host)).isFalse();
    }
}
