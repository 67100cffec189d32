package gantry.objects.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Objects;

class ByteRangeTest {
    @ParameterizedTest(name = "{0} of {1} bytes is {3} from {2}")
    @CsvSource({
        "bytes=0-, 10, 0, 10",
        "bytes=3-, 10, 3, 7",
        "bytes=3-5, 10, 3, 3",
        "bytes=3-99, 10, 3, 7",
        "bytes=-4, 10, 6, 4",
        "bytes=-40, 10, 0, 10"
    })
    void a_range_is_cut_to_the_object(String header, long size, long first, long length) {
        ByteRange range = Objects.requireNonNull(ByteRange.find(header));

        assertThat(range.of(size)).isEqualTo(new ByteRange.Part(first, length, size));
    }

    @ParameterizedTest
    @CsvSource({"bytes=10-, 10", "bytes=-0, 10", "bytes=0-, 0", "bytes=-5, 0"})
    void a_range_without_any_byte_cannot_be_satisfied(String header, long size) {
        ByteRange range = Objects.requireNonNull(ByteRange.find(header));

        assertThatThrownBy(() -> range.of(size))
                .hasMessage("The requested range is not satisfiable");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "bytes=-",
                "bytes=5-4",
                "items=0-4",
                "bytes=0-1,3-4",
                "bytes=a-b",
                "",
                "bytes=99999999999999999999-"
            })
    void what_is_no_range_counts_as_absent(String header) {
        assertThat(ByteRange.find(header)).isNull();
    }

    @Test
    void a_part_says_where_it_stands() {
        assertThat(ByteRange.from(7).of(10).contentRange()).isEqualTo("bytes 7-9/10");
    }
}
