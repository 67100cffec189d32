package gantry.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The module table of ARCHITECTURE.md; a module is also a root package. */
enum Modules {
    JSON("gantry.json"),
    METRICS("gantry.metrics"),
    JSONATA("gantry.jsonata", JSON),
    STATES_LANGUAGE("gantry.states", JSON, JSONATA),
    OPERATIONS("gantry.operations", JSON),
    STORE("gantry.store", JSON, METRICS),
    WIRE("gantry.wire", OPERATIONS, METRICS),
    LOGS("gantry.logs", OPERATIONS),
    OBJECTS("gantry.objects", OPERATIONS),
    WORKFLOWS("gantry.workflows", STATES_LANGUAGE, STORE, OPERATIONS, LOGS),
    SETTINGS("gantry.settings"),
    FUNCTIONS("gantry.functions", OPERATIONS, WIRE, SETTINGS),
    SERVER("gantry.server", WORKFLOWS, FUNCTIONS, OBJECTS, WIRE),
    BENCH("gantry.bench", WORKFLOWS),
    CLI("gantry.cli", SERVER, BENCH);

    /** Everything that ships, without tests. */
    static final JavaClasses CLASSES =
            new ClassFileImporter()
                    .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                    // The tests of another module that come as a jar.
                    .withImportOption(location -> !location.contains("-tests.jar"))
                    .importPackages("gantry");

    private final String root;

    @SuppressWarnings("ImmutableEnumChecker") // unmodifiable
    private final List<Modules> mayUse;

    Modules(String root, Modules... mayUse) {
        this.root = root;
        this.mayUse = List.of(mayUse);
    }

    /** All packages of the module. */
    String packages() {
        return root + "..";
    }

    /** What it may use: itself, what the table lists, and what is included in those. */
    String[] allowedPackages() {
        return reachable().stream().map(Modules::packages).toArray(String[]::new);
    }

    private Set<Modules> reachable() {
        var all = new LinkedHashSet<Modules>();
        all.add(this);
        mayUse.forEach(module -> all.addAll(module.reachable()));
        return all;
    }
}
