package gantry.cli.badinput;

import org.jspecify.annotations.Nullable;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A text as it was recorded: what stands in angle brackets is any text. */
final class RecordedText {
    private static final Pattern LABEL = Pattern.compile("<[^<>]+>");

    private RecordedText() {}

    /** The recorded text if the actual one is as recorded, else the actual one: to be compared. */
    static String asRecorded(String recorded, @Nullable Object actual) {
        var regex = new StringBuilder();
        Matcher labels = LABEL.matcher(recorded);
        int end = 0;
        while (labels.find()) {
            regex.append(Pattern.quote(recorded.substring(end, labels.start()))).append(".+");
            end = labels.end();
        }
        regex.append(Pattern.quote(recorded.substring(end)));
        String text = String.valueOf(actual);
        boolean same = Pattern.compile(regex.toString(), Pattern.DOTALL).matcher(text).matches();
        return same ? recorded : text;
    }
}
