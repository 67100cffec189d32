package gantry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** When {@code ./gantry} builds, and what it says if it cannot. */
class GantryScriptTest {
    @TempDir private Path place;
    private FakeCheckout checkout;

    @BeforeEach
    void checkOut() throws IOException {
        checkout = new FakeCheckout(place.toRealPath());
    }

    @Test
    void it_builds_once_and_then_only_when_the_contents_of_sources_changed() throws Exception {
        run("start");
        run("start");
        assertThat(checkout.builds()).isEqualTo(1);

        checkout.source("first");
        run("start");
        assertThat(checkout.builds()).as("the same content, written anew").isEqualTo(1);

        checkout.source("second");
        run("start");
        assertThat(checkout.builds()).isEqualTo(2);

        checkout.source("first");
        run("start");
        assertThat(checkout.builds()).as("what was built before is still there").isEqualTo(2);
    }

    @Test
    void many_that_start_at_once_build_once() throws Exception {
        List<Process> all = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            all.add(checkout.start(checkout.script(), "start"));
        }
        for (Process one : all) {
            assertThat(FakeCheckout.await(one).status()).isZero();
        }

        assertThat(checkout.builds()).isEqualTo(1);
    }

    @Test
    void it_runs_in_the_folder_of_its_caller_with_all_arguments_through_a_link() throws Exception {
        Path link = Files.createSymbolicLink(place.resolve("my gantry"), checkout.script());

        var said = checkout.run(link, "run", "a file.json", "--input", "{}");

        assertThat(said.text())
                .contains("in " + place.toRealPath().resolve("elsewhere") + ": @")
                .endsWith("gantry.cli.Main run a file.json --input {}\n");
    }

    @Test
    void a_build_that_fails_says_what_and_where_and_is_tried_again() throws Exception {
        checkout.breakBuild(true);
        var failed = checkout.run(checkout.script(), "start");

        assertThat(failed.status()).isEqualTo(1);
        assertThat(failed.text())
                .contains("[ERROR] A.java:[3,1] no such thing", "gantry: the build failed")
                .contains(checkout.root().resolve("cli/target/gantry/build.log").toString());

        checkout.breakBuild(false);
        assertThat(checkout.run(checkout.script(), "start").status()).isZero();
    }

    @Test
    void without_Maven_it_says_what_to_install() throws Exception {
        checkout.removeMaven();

        assertThat(checkout.run(checkout.script(), "start"))
                .isEqualTo(
                        new FakeCheckout.Said(
                                1,
                                "gantry: Apache Maven is not in PATH; install it (Debian: apt"
                                        + " install maven).\n"));
    }

    @Test
    void an_old_Node_is_not_enough() throws Exception {
        checkout.node("v18.20.1");

        assertThat(checkout.run(checkout.script(), "start"))
                .isEqualTo(
                        new FakeCheckout.Said(
                                1,
                                "gantry: Node.js 20 or newer is not in PATH; install it"
                                        + " (https://nodejs.org).\n"));
    }

    private void run(String... arguments) throws Exception {
        var said = checkout.run(checkout.script(), arguments);
        assertThat(said.status()).as(said.text()).isZero();
    }
}
