package gantry.workflows.tokens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import java.util.Base64;

class SealTest {
    private static final Seal SEAL = new Seal(1, new byte[Seal.KEY_BYTES]);
    private static final byte[] CONTENT = {1, 2, 3};

    @Test
    void what_was_sealed_opens_for_its_purpose_only() {
        String text = SEAL.seal("page", CONTENT);
        assertThat(SEAL.open("page", text)).isEqualTo(CONTENT);
        assertThat(SEAL.open("task", text)).isNull();
    }

    @Test
    void every_changed_bit_is_noticed() {
        byte[] sealed = Base64.getUrlDecoder().decode(SEAL.seal("page", CONTENT));
        for (int bit = 0; bit < sealed.length * 8; bit++) {
            byte[] changed = sealed.clone();
            changed[bit / 8] ^= (byte) (1 << (bit % 8));
            String text = Base64.getUrlEncoder().withoutPadding().encodeToString(changed);
            assertThat(SEAL.open("page", text)).as("bit %d", bit).isNull();
        }
    }

    @Test
    void another_key_does_not_open_it() {
        byte[] key = new byte[Seal.KEY_BYTES];
        key[0] = 1;
        assertThat(new Seal(1, key).open("page", SEAL.seal("page", CONTENT))).isNull();
    }

    @Test
    void what_is_no_base64_or_too_short_is_not_ours() {
        assertThat(SEAL.open("page", "***")).isNull();
        assertThat(SEAL.open("page", "")).isNull();
        assertThat(SEAL.open("page", "AAAA")).isNull();
    }

    @Test
    void a_short_key_is_refused() {
        assertThatThrownBy(() -> new Seal(1, new byte[8]))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_task_token_comes_back_as_it_was_and_fits_the_model() {
        var token = new TaskToken(63, Long.MAX_VALUE, 10_000, 99);
        String text = token.text(SEAL);
        assertThat(TaskToken.find(SEAL, text)).isEqualTo(token);
        assertThat(text.length()).isLessThan(1_024);
        assertThat(TaskToken.find(SEAL, SEAL.seal("page", new byte[18]))).isNull();
    }
}
