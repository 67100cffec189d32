package gantry.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.Map;

class PostgresAddressTest {
    @Test
    void each_part_is_decoded_and_none_but_host_and_database_is_printed() {
        var address =
                PostgresAddress.parse(
                        "postgresql://an%40n:p%2Fs+s%3a@db.example:5433/my%20db?sslmode=require&connect_timeout=7");
        assertThat(address.url()).isEqualTo("jdbc:postgresql://db.example:5433/my%20db");
        assertThat(address.properties())
                .isEqualTo(
                        Map.of(
                                "user", "an@n",
                                "password", "p/s+s:",
                                "sslmode", "require",
                                "connectTimeout", "7"));
        assertThat(address).hasToString("postgres://db.example:5433/my db");
    }

    @ParameterizedTest(name = "{0} is at {1}")
    @CsvSource({
        "postgres://h/d, jdbc:postgresql://h:5432/d",
        "postgres://u@h/d, jdbc:postgresql://h:5432/d",
        "postgres://u:a@b@h/d, jdbc:postgresql://h:5432/d",
        "postgres://[::1]/d, jdbc:postgresql://[::1]:5432/d",
        "postgres://[::1]:6000/d, jdbc:postgresql://[::1]:6000/d"
    })
    void a_port_that_is_not_told_is_5432(String text, String url) {
        assertThat(PostgresAddress.parse(text).url()).isEqualTo(url);
    }

    @Test
    void several_hosts_are_tried_by_the_driver() {
        assertThat(PostgresAddress.parse("postgres://a,b:6000/d").url())
                .isEqualTo("jdbc:postgresql://a:5432,b:6000/d");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "postgres://u:secret@h           | it names no database behind the host",
                "postgres://u:secret@h/          | it names no database behind the host",
                "postgres://u:secret@/d          | it names no host",
                "postgres://u:secret@h:port/d    | its port is no number up to 65535",
                "postgres://u:secret@h:99999/d   | its port is no number up to 65535",
                "postgres://u:secret%@h/d        | a % in it is not followed by two hexadecimal"
                        + " digits (write %25 for it)",
                "postgres://u:secret@h/d?ssl     | a parameter behind ? has no value",
                "postgres://u:secret@h/d?sslmod=a| it has the unknown parameter \"sslmod\"",
                "postgres://u:se?secret=1@h/d    | an @ stands behind its first / or ?; write them"
                        + " in a user, a password or a value as %2F, %3F and %40",
                "postgres://u:12/secret@h        | an @ stands behind its first / or ?; write them"
                        + " in a user, a password or a value as %2F, %3F and %40",
                "mysql://u:secret@h/d            | it does not begin with postgres://"
            })
    void a_mistake_is_told_without_the_password(String text, String why) {
        assertThatThrownBy(() -> PostgresAddress.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "the address of PostgreSQL cannot be read: %s; write postgres://USER:PASSWORD@HOST:PORT/DATABASE."
                                .formatted(why))
                .hasMessageNotContaining("secret")
                .hasNoCause();
    }
}
