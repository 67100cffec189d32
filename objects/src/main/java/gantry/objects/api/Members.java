package gantry.objects.api;

import gantry.json.Json;
import gantry.json.Payload;
import gantry.objects.store.S3Errors;
import gantry.operations.Call;
import gantry.operations.Request;

import org.jspecify.annotations.Nullable;

import java.util.Set;

/** Reads a request's members: no model has checked them. */
final class Members {
    private static final String OWNER = "ExpectedBucketOwner";

    private final Request request;

    private Members(Request request) {
        this.request = request;
    }

    /**
     * The members of a request that has no other than these.
     *
     * @throws gantry.operations.AwsException if it has, or expects the bucket to be another's
     */
    static Members of(String operation, Call call, Request request, Set<String> known) {
        for (var member : request.members().entrySet()) {
            boolean handled = known.contains(member.getKey()) || member.getKey().equals(OWNER);
            if (member.getValue() != null && !handled) {
                throw S3Errors.notImplemented(
                        "The member " + member.getKey() + " of " + operation + " is not built in.");
            }
        }
        var members = new Members(request);
        String owner = members.findText(OWNER);
        if (owner != null && !owner.equals(call.account())) {
            throw S3Errors.accessDenied();
        }
        return members;
    }

    String bucket() {
        return requireText("Bucket");
    }

    String key() {
        String key = requireText("Key");
        if (key.isEmpty()) {
            throw S3Errors.invalidArgument("The member Key must not be empty.");
        }
        return key;
    }

    String requireText(String name) {
        String text = findText(name);
        if (text == null) {
            throw S3Errors.invalidArgument("The member " + name + " is required.");
        }
        return text;
    }

    String textOr(String name, String otherwise) {
        String text = findText(name);
        return text == null ? otherwise : text;
    }

    @Nullable String findText(String name) {
        return switch (request.members().get(name)) {
            case null -> null;
            case String text -> text;
            case Payload payload -> payload.text();
            case Object other ->
                    throw S3Errors.invalidArgument(
                            "The member %s must be a string, not of type %s."
                                    .formatted(name, Json.describeType(other)));
        };
    }

    int numberOr(String name, int otherwise) {
        return switch (request.members().get(name)) {
            case null -> otherwise;
            case Number _ -> request.intOr(name, otherwise);
            case Object other ->
                    throw S3Errors.invalidArgument(
                            "The member %s must be a number, not of type %s."
                                    .formatted(name, Json.describeType(other)));
        };
    }
}
