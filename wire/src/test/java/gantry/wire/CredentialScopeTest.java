package gantry.wire;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class CredentialScopeTest {
    @Test
    void the_scope_of_a_signature_names_key_region_and_service() {
        assertThat(
                        CredentialScope.find(
                                "AWS4-HMAC-SHA256 Credential=AKID/20260101/eu-west-1/states/"
                                        + "aws4_request, SignedHeaders=host, Signature=00"))
                .isEqualTo(new CredentialScope("AKID", "20260101", "eu-west-1", "states"));
    }

    @Test
    void a_key_may_contain_a_slash() {
        assertThat(
                        CredentialScope.find(
                                "AWS4-HMAC-SHA256 Credential=a/b/20260101/r/s/aws4_request"))
                .isEqualTo(new CredentialScope("a/b", "20260101", "r", "s"));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "Bearer x",
                "AWS4-HMAC-SHA256",
                "AWS4-HMAC-SHA256 Credential=",
                "AWS4-HMAC-SHA256 Credential=a",
                "AWS4-HMAC-SHA256 Credential=////",
                "AWS4-HMAC-SHA256 Credential=a/d/r/s/other",
                "AWS4-HMAC-SHA256 Credential=/d/r/s/aws4_request"
            })
    void anything_else_has_no_scope(String header) {
        assertThat(CredentialScope.find(header)).isNull();
    }
}
