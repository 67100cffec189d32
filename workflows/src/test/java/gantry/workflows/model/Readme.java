package gantry.workflows.model;

/** What the README says, by its headings and the rows of its tables. */
final class Readme {
    private Readme() {}

    /** A section, without its heading. */
    static String section(String heading) {
        String text = AwsModel.text(AwsModel.root().resolve("README.md"));
        int begin = text.indexOf("## " + heading + "\n");
        if (begin < 0) {
            throw new AssertionError("The README has no section " + heading);
        }
        int end = text.indexOf("\n## ", begin);
        return text.substring(begin, end < 0 ? text.length() : end);
    }

    /** The row of a table whose first cell has a text. */
    static String row(String section, String what) {
        return section.lines()
                .filter(line -> line.startsWith("| ") && line.split("\\|", 3)[1].contains(what))
                .findFirst()
                .orElseThrow(() -> new AssertionError("The README has no row for " + what));
    }
}
