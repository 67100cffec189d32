package gantry.store;

/**
 * The SQL that is spoken, for the few texts that differ. Migrations are one text for all: what has
 * no common name is a placeholder, and these are all: {@code {bytes}}, {@code {autoid}} (a growing
 * number as primary key), {@code {id}} (a number of ours as primary key), {@code {clustered}}
 * (behind the closing parenthesis: rows lie in the order of the primary key).
 */
public enum Dialect {
    SQLITE("BLOB", "INTEGER PRIMARY KEY", "INTEGER PRIMARY KEY", "WITHOUT ROWID");

    private final String bytes;
    private final String autoid;
    private final String id;
    private final String clustered;

    Dialect(String bytes, String autoid, String id, String clustered) {
        this.bytes = bytes;
        this.autoid = autoid;
        this.id = id;
        this.clustered = clustered;
    }

    String render(String script) {
        var text =
                script.replace("{bytes}", bytes)
                        .replace("{autoid}", autoid)
                        .replace("{id}", id)
                        .replace("{clustered}", clustered);
        if (text.indexOf('{') >= 0) {
            throw new IllegalArgumentException(
                    "Unknown placeholder: "
                            + text.substring(text.indexOf('{')).lines().findFirst().orElse(""));
        }
        return text;
    }
}
