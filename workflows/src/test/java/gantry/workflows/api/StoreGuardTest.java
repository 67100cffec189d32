package gantry.workflows.api;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gantry.operations.ServiceUnavailable;
import gantry.workflows.definitions.Quotas;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;

class StoreGuardTest {
    @TempDir Path folder;

    @Test
    void what_the_store_cannot_write_now_is_to_be_tried_again() {
        var world = closedWorld();

        assertThatThrownBy(() -> world.call("CreateActivity", "name", "a"))
                .isInstanceOf(ServiceUnavailable.class)
                .hasMessage("The store cannot do this now; please try again.");
    }

    @Test
    void what_the_store_cannot_read_now_is_to_be_tried_again() {
        var world = closedWorld();

        assertThatThrownBy(() -> world.call("ListActivities"))
                .isInstanceOf(ServiceUnavailable.class);
    }

    private ApiWorld closedWorld() {
        var world = new ApiWorld(folder, Quotas.AWS);
        world.close();
        return world;
    }
}
