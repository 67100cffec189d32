package gantry.workflows.arn;

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
    private static final int HEAD_PARTS = 6;

    /** No name has it, and PostgreSQL takes no text with it, not even to look for. */
    private static final char NUL = '\0';

    /**
     * Any ARN of this service.
     *
     * @throws InvalidArn in the words that AWS uses
     */
    public static StatesArn parse(String text) {
        String[] parts = text.split(":", -1);
        if (text.indexOf(NUL) >= 0
                || parts.length <= HEAD_PARTS
                || !parts[0].equals("arn")
                || !parts[2].equals(SERVICE)) {
            throw InvalidArn.notAnArn(text);
        }
        List<String> resource = List.of(parts).subList(HEAD_PARTS, parts.length);
        if (parts[1].isEmpty() || resource.contains("")) {
            throw InvalidArn.notAnArn(text);
        }
        return new StatesArn(parts[1], parts[3], parts[4], parts[5], List.copyOf(resource));
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
