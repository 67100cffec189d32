package gantry.workflows.arn;

import java.util.ArrayList;
import java.util.List;

/**
 * {@code arn:PARTITION:states:REGION:ACCOUNT:TYPE:RESOURCE}: what all ARNs of Step Functions have
 * in common.
 *
 * @param partition such as {@code aws}
 * @param resource the parts behind the type, split at colons
 */
public record StatesArn(
        String partition, String region, String account, String type, List<String> resource) {
    private static final String SERVICE = "states";
    private static final String PREFIX = "arn:";

    /** Partition, service, region, account, type. */
    private static final int HEAD_PARTS = 5;

    private static final int USUAL_PARTS = 8;

    /** No name has it, and PostgreSQL takes no text with it, not even to look for. */
    private static final char NUL = '\0';

    /**
     * Any ARN of this service.
     *
     * @throws InvalidArn in the words that AWS uses
     */
    public static StatesArn parse(String text) {
        List<String> parts = text.startsWith(PREFIX) ? split(text, PREFIX.length()) : List.of();
        if (text.indexOf(NUL) >= 0
                || parts.size() <= HEAD_PARTS
                || !parts.get(1).equals(SERVICE)
                || parts.getFirst().isEmpty()) {
            throw InvalidArn.notAnArn(text);
        }
        List<String> resource = List.copyOf(parts.subList(HEAD_PARTS, parts.size()));
        if (resource.contains("")) {
            throw InvalidArn.notAnArn(text);
        }
        return new StatesArn(parts.getFirst(), parts.get(2), parts.get(3), parts.get(4), resource);
    }

    /** At colons, from a place on, empty parts and all. */
    private static List<String> split(String text, int start) {
        var parts = new ArrayList<String>(USUAL_PARTS);
        int from = start;
        for (int colon = text.indexOf(':', from); colon >= 0; colon = text.indexOf(':', from)) {
            // The name of the service stands in each: of it no copy is made.
            boolean isService = parts.size() == 1 && text.startsWith(SERVICE + ":", from);
            parts.add(isService ? SERVICE : text.substring(from, colon));
            from = colon + 1;
        }
        parts.add(text.substring(from));
        return parts;
    }

    /** One of this type with so many parts behind it. */
    static StatesArn parse(String text, String type, int leastParts, int mostParts) {
        StatesArn arn = parse(text);
        if (!arn.type.equals(type)) {
            throw InvalidArn.wrongType(arn.type);
        }
        if (arn.resource.size() < leastParts || arn.resource.size() > mostParts) {
            throw InvalidArn.notAnArn(text);
        }
        return arn;
    }

    static String print(String partition, String region, String account, String resource) {
        return "arn:" + partition + ":" + SERVICE + ":" + region + ":" + account + ":" + resource;
    }
}
