package gantry.workflows.definitions;

import gantry.store.Migrations;

/** The tables of this package, for {@link gantry.store.Store#open}. */
public final class DefinitionTables {
    private DefinitionTables() {}

    public static Migrations migrations() {
        return Migrations.of(
                "definitions",
                DefinitionTables.class,
                "0001_definitions.sql",
                "0002_versions.sql",
                "0003_test_cases.sql",
                "0004_unneeded.sql");
    }
}
