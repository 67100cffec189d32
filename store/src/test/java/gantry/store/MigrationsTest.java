package gantry.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gantry.store.Migrations.Script;
import gantry.store.testing.AnyStore;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

class MigrationsTest {
    private static final Script FIRST =
            new Script(1, "0001_pets.sql", "CREATE TABLE pets (id {autoid}, name TEXT);\n");
    private static final Script SECOND =
            new Script(2, "0002_names.sql", "CREATE INDEX pets_name ON pets (name);\n");
    private static final Script BROKEN =
            new Script(
                    2,
                    "0002_broken.sql",
                    "INSERT INTO pets (name) VALUES ('Rex');\nINSERT INTO no_such VALUES (1);\n");

    @TempDir Path path;
    DataFolder folder;

    @BeforeEach
    void open() {
        folder = DataFolder.open(path);
    }

    @AfterEach
    void close() {
        folder.close();
    }

    @Test
    void each_script_is_applied_once_and_recorded() {
        migrate(FIRST);
        migrate(FIRST, SECOND);
        migrate(FIRST, SECOND);
        assertThat(applied())
                .containsExactly(
                        "pets 1 0001_pets.sql 1767268800000",
                        "pets 2 0002_names.sql 1767268800000",
                        "store 1 0001_partitions.sql 1767268800000");
    }

    @Test
    void a_script_that_fails_leaves_the_schema_as_it_was() {
        migrate(FIRST);
        assertThatThrownBy(() -> migrate(FIRST, BROKEN)).isInstanceOf(StoreException.class);
        assertThat(applied()).hasSize(2);
        migrate(FIRST, SECOND);
        assertThat(pets()).isEmpty();
    }

    @Test
    void a_database_of_a_newer_version_is_refused() {
        migrate(FIRST, SECOND);
        assertThatThrownBy(() -> migrate(FIRST))
                .hasMessage(
                        "The database was written by a newer version of Gantry (pets has migration"
                                + " 2, this version knows 1); start that version.");
    }

    @Test
    void a_script_that_was_edited_after_it_was_applied_is_refused() {
        migrate(FIRST);
        var edited = new Script(1, "0001_pets.sql", "CREATE TABLE pets (id {autoid});\n");
        assertThatThrownBy(() -> migrate(edited))
                .hasMessageStartingWith("Migration \"0001_pets.sql\" of pets is not the one");
    }

    @Test
    void a_placeholder_that_nobody_knows_is_refused() {
        var script = new Script(1, "0001_a.sql", "CREATE TABLE a (b {text});\n");
        assertThatThrownBy(() -> script.statements(Dialect.SQLITE))
                .hasMessage("Unknown placeholder: {text});");
    }

    @Test
    void scripts_are_numbered_without_gaps() {
        assertThatThrownBy(() -> Migrations.of("pets", List.of(new Script(1, "0002_a.sql", ""))))
                .hasMessage("Migration \"0002_a.sql\" of pets does not begin with 0001_");
    }

    @Test
    void a_script_holds_several_statements_with_comments_between() {
        var text =
                "-- one; not two\nCREATE TABLE a (\n    b {bytes}\n);\n\n-- more\nDROP TABLE a;\n";
        assertThat(new Script(1, "0001_a.sql", text).statements(Dialect.SQLITE))
                .containsExactly("CREATE TABLE a (\n    b BLOB\n);", "DROP TABLE a;");
    }

    private void migrate(Script... scripts) {
        store(scripts).close();
    }

    private Store store(Script... scripts) {
        var settings = new StoreSettings(TestStore.NOON, System::nanoTime, _ -> {});
        return AnyStore.open(folder, List.of(Migrations.of("pets", List.of(scripts))), settings);
    }

    private List<String> applied() {
        return strings(
                "SELECT component || ' ' || number || ' ' || name || ' ' || applied_at_ms FROM"
                        + " schema_migrations ORDER BY 1");
    }

    private List<String> pets() {
        return strings("SELECT name FROM pets");
    }

    private List<String> strings(String query) {
        var settings = new StoreSettings(TestStore.NOON, System::nanoTime, _ -> {});
        try (var store = AnyStore.open(folder, List.of(), settings)) {
            return store.read(
                    sql -> {
                        var strings = new ArrayList<String>();
                        try (var rows = sql.statement(query).executeQuery()) {
                            while (rows.next()) {
                                strings.add(rows.getString(1));
                            }
                        }
                        return strings;
                    });
        }
    }
}
