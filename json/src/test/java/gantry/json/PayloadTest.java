package gantry.json;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PayloadTest {
    @Test
    void a_text_from_outside_stays_as_it_was_sent() {
        var payload = Payload.parse("{ \"a\" : 1.0 }", JsonLimits.PAYLOAD);
        assertThat(payload.text()).isEqualTo("{ \"a\" : 1.0 }");
        assertThat(payload.utf8Length()).isEqualTo(13);
        assertThat(Json.equal(payload.value(), JsonObject.of("a", 1L))).isTrue();
    }

    @Test
    void value_and_text_are_each_made_once() {
        var printed = Payload.of(JsonObject.of("a", "é"));
        assertThat(printed.text()).isEqualTo("{\"a\":\"é\"}").isSameAs(printed.text());
        assertThat(printed.utf8Length()).isEqualTo(10);
        var parsed = Payload.ofText("[1]");
        assertThat(parsed.value()).isEqualTo(JsonArray.of(1L)).isSameAs(parsed.value());
        assertThat(Payload.ofText("null").value()).isNull();
        assertThat(parsed).isEqualTo(Payload.of(JsonArray.of(1L)));
    }

    @Test
    void inside_a_value_a_payload_is_its_text_as_a_string() {
        var answer = JsonObject.of("input", Payload.of(JsonObject.of("a", "x")));
        assertThat(Json.print(answer)).isEqualTo("{\"input\":\"{\\\"a\\\":\\\"x\\\"}\"}");
        assertThat(Json.equal(answer, JsonObject.of("input", "{\"a\":\"x\"}"))).isTrue();
        assertThat(Json.hash(answer)).isEqualTo(JsonObject.of("input", "{\"a\":\"x\"}").hashCode());
        assertThat(Json.describeType(answer.get("input"))).isEqualTo("string");
    }
}
