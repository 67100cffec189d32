package gantry.bench;

import static org.assertj.core.api.Assertions.assertThat;

import gantry.json.Json;

import org.junit.jupiter.api.Test;

class RowTest {
    @Test
    void a_row_has_the_members_that_scripts_read() {
        var row = new Row("durable-start", 0.5, "of echo", ">= 0.35", true, "quiet");
        assertThat(Json.print(row.toJson()))
                .isEqualTo(
                        """
                        {"name":"durable-start","figure":0.5,"unit":"of echo",\
                        "required":">= 0.35","holds":true,"note":"quiet"}\
                        """);
    }

    @Test
    void a_row_that_was_not_measured_says_neither_held_nor_missed() {
        var row = new Row("sync-express", null, "", ">= 0.70", null, "not measured: no server");
        assertThat(row.toLine()).contains("sync-express").doesNotContain("MISSED");
    }
}
