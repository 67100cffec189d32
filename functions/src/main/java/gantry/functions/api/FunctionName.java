package gantry.functions.api;

import gantry.operations.AwsException;
import gantry.operations.Scope;
import gantry.operations.ValidationException;

import org.jspecify.annotations.Nullable;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A function as callers name it: {@code NAME}, {@code ACCOUNT:function:NAME} or an ARN, each with
 * or without a qualifier.
 */
record FunctionName(String account, String name, @Nullable String qualifier) {
    static final String LATEST = "$LATEST";

    /** Lambda's service model, NamespacedFunctionName. */
    private static final String MODEL_PATTERN =
            "(arn:(aws[a-zA-Z-]*)?:lambda:(eusc-)?[a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-\\d{1}:\\d{12}:|(((eusc-)?[a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-\\d{1}:)?(\\d{12}:)?))(function:)?([a-zA-Z0-9-_\\.]+)(:(\\$LATEST(\\.PUBLISHED)?|[a-zA-Z0-9-_]+))?";

    private static final int MAX_LENGTH = 256;

    private static final Pattern FORM =
            Pattern.compile(
                    "(?:arn:aws[a-zA-Z-]*:lambda:)?(?:(?<region>[a-z]{2}(?:-[a-z]+)+-\\d):)?"
                            + "(?:(?<account>\\d{12}):)?(?:function:)?(?<name>[a-zA-Z0-9-_]+)"
                            + "(?::(?<qualifier>\\$LATEST|[a-zA-Z0-9-_]+))?");

    /**
     * Reads it.
     *
     * @param qualifier the request's member of that name
     * @throws AwsException as Lambda refuses it
     */
    static FunctionName parse(String text, @Nullable String qualifier, Scope scope) {
        Matcher form = FORM.matcher(text);
        if (text.length() > MAX_LENGTH || !form.matches()) {
            throw new ValidationException(
                    "1 validation error detected: Value '"
                            + text
                            + "' at 'functionName' failed to satisfy constraint: Member must"
                            + " satisfy regular expression pattern: "
                            + MODEL_PATTERN);
        }
        String region = form.group("region");
        if (region != null && !region.equals(scope.region())) {
            throw new AwsException(
                    404,
                    "ResourceNotFoundException",
                    "Functions from '%s' are not reachable in this region ('%s')"
                            .formatted(region, scope.region()));
        }
        String derived = form.group("qualifier");
        if (derived != null && qualifier != null && !derived.equals(qualifier)) {
            throw new AwsException(
                    400,
                    "InvalidParameterValueException",
                    "The derived qualifier from the function name does not match the specified"
                            + " qualifier.");
        }
        String account = form.group("account");
        return new FunctionName(
                account == null ? scope.account() : account,
                form.group("name"),
                derived == null ? qualifier : derived);
    }

    /** Whether it is one that can be here: of this account, and no published version. */
    boolean isHere(Scope scope) {
        return account.equals(scope.account()) && (qualifier == null || qualifier.equals(LATEST));
    }

    /** As the function sees it in its context: with the qualifier only if the caller gave one. */
    String arn(String region) {
        return unqualifiedArn(region) + (qualifier == null ? "" : ":" + qualifier);
    }

    AwsException notFound(String region) {
        return new AwsException(
                404,
                "ResourceNotFoundException",
                "Function not found: "
                        + unqualifiedArn(region)
                        + ":"
                        + (qualifier == null ? LATEST : qualifier));
    }

    private String unqualifiedArn(String region) {
        return "arn:aws:lambda:" + region + ":" + account + ":function:" + name;
    }
}
