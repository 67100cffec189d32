package gantry.jsonata.functions;

import gantry.jsonata.regex.RegexMatch;
import gantry.jsonata.values.Undefined;

/** The replacement text of {@code $replace}: {@code $0} the match, {@code $1} … its groups. */
final class Template {
    private Template() {}

    static String fill(String template, RegexMatch match) {
        var out = new StringBuilder();
        int position = 0;
        int dollar = template.indexOf('$');
        while (dollar >= 0) {
            out.append(template, position, dollar);
            position = dollar + 1;
            char next = position < template.length() ? template.charAt(position) : ' ';
            if (next == '$') {
                out.append('$');
                position++;
            } else if (next == '0') {
                out.append(match.text());
                position++;
            } else {
                position += group(template, position, match, out);
            }
            dollar = template.indexOf('$', position);
        }
        return out.append(template, position, template.length()).toString();
    }

    /** Puts a group in its place; returns how many digits named it. */
    private static int group(String template, int at, RegexMatch match, StringBuilder out) {
        int groups = match.groups().size();
        int most = groups == 0 ? 1 : String.valueOf(groups).length();
        int digits = digits(template, at, most);
        if (digits == 0) {
            out.append('$'); // no group: the dollar sign stands for itself
            return 0;
        }
        int number = Integer.parseInt(template.substring(at, at + digits));
        if (most > 1 && number > groups && digits == most) {
            digits--; // a shorter number may name a group
            number = Integer.parseInt(template.substring(at, at + digits));
        }
        if (number >= 1 && number <= groups) {
            var group = match.groups().get(number - 1);
            if (group != Undefined.UNDEFINED) {
                out.append(group);
            }
        }
        return String.valueOf(number).length();
    }

    private static int digits(String template, int at, int most) {
        int count = 0;
        while (count < most
                && at + count < template.length()
                && template.charAt(at + count) >= '0'
                && template.charAt(at + count) <= '9') {
            count++;
        }
        return count;
    }
}
