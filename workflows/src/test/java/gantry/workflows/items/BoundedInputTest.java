package gantry.workflows.items;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;

class BoundedInputTest {
    private static final byte[] CONTENT = {1, 2, 3, -1, 5};

    /** Never ends. */
    private static final class Endless extends InputStream {
        long given;

        @Override
        public int read() {
            given++;
            return 'x';
        }

        @Override
        public int read(byte[] bytes, int offset, int length) {
            Arrays.fill(bytes, offset, offset + length, (byte) 'x');
            given += length;
            return length;
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {5, 6, Long.MAX_VALUE})
    void what_is_within_the_bound_is_read_whole(long most) throws IOException {
        assertThat(bounded(most).readAllBytes()).isEqualTo(CONTENT);
    }

    @Test
    void single_bytes_count_and_are_never_taken_for_the_end() throws IOException {
        InputStream in = bounded(4);
        for (int expected : new int[] {1, 2, 3, 255}) {
            assertThat(in.read()).isEqualTo(expected);
        }
        assertIsTooLarge(in::read, 4);
    }

    @Test
    void what_was_passed_over_counts() throws IOException {
        InputStream in = bounded(4);
        assertThat(in.skip(3)).isEqualTo(3);
        assertThat(in.read()).isEqualTo(255);
        assertIsTooLarge(() -> in.skip(1), 4);
    }

    @Test
    void what_has_no_end_is_refused_soon_behind_the_bound() {
        var endless = new Endless();

        assertIsTooLarge(() -> new BoundedInput(endless, 1 << 20).transferTo(nothing()), 1 << 20);
        assertThat(endless.given).isLessThan(2 << 20);
    }

    private static OutputStream nothing() {
        return OutputStream.nullOutputStream();
    }

    private static BoundedInput bounded(long most) {
        return new BoundedInput(new ByteArrayInputStream(CONTENT), most);
    }

    private static void assertIsTooLarge(ThrowingCallable read, long most) {
        assertThatThrownBy(read)
                .isInstanceOf(ItemReaderFailed.class)
                .hasMessage("A file must not be larger than " + most + " bytes.");
    }
}
