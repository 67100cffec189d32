package gantry.workflows.mocks;

import gantry.states.mocks.TestCase;
import gantry.store.SqlConnection;
import gantry.store.Store;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.Optional;

/**
 * The test cases that executions keep: their content as it was at the start, so that it matters no
 * more what becomes of the file. Those of the same content are one. Safe for any thread.
 */
public final class TestCases {
    private static final String FIND = "SELECT body FROM mock_test_cases WHERE test_case_key = ?";

    private static final String ADD =
            """
            INSERT INTO mock_test_cases (test_case_key, body) VALUES (?, ?)
            ON CONFLICT (test_case_key) DO NOTHING\
            """;

    private final Store store;

    /**
     * @param store migrated with the tables of definitions
     */
    public TestCases(Store store) {
        this.store = store;
    }

    /** Its key; it is on disk when this returns. */
    public String keep(TestCase testCase) {
        String text = testCase.text();
        String key = digest(text);
        if (find(key) == null) {
            store.write(
                    sql -> {
                        var insert = sql.statement(ADD);
                        insert.setString(1, key);
                        insert.setString(2, text);
                        return insert.executeUpdate();
                    });
        }
        return key;
    }

    /** The text of one that was kept. */
    public String requireText(String key) {
        String text = find(key);
        if (text == null) {
            throw new IllegalStateException("There is no mock test case " + key);
        }
        return text;
    }

    private @Nullable String find(String key) {
        return store.read(sql -> Optional.ofNullable(find(sql, key))).orElse(null);
    }

    private static @Nullable String find(SqlConnection sql, String key) throws SQLException {
        var query = sql.statement(FIND);
        query.setString(1, key);
        try (var rows = query.executeQuery()) {
            return rows.next() ? rows.getString(1) : null;
        }
    }

    private static String digest(String text) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java platform has it
        }
    }
}
