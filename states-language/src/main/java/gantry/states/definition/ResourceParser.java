package gantry.states.definition;

import org.jspecify.annotations.Nullable;

import java.util.regex.Pattern;

/** Recognises what a Task may call. */
final class ResourceParser {
    private static final Pattern ARN =
            Pattern.compile("arn:aws[a-z-]*:([a-z0-9-]+):([a-z0-9-]*):([a-z0-9-]*):(.+)");
    private static final Pattern SDK_ACTION =
            Pattern.compile("aws-sdk:([a-z0-9]+):([a-z][A-Za-z0-9]*)(\\.waitForTaskToken)?");

    private ResourceParser() {}

    /**
     * The field Resource.
     *
     * @return null if it is absent or names nothing that could be called
     */
    static @Nullable Resource parse(Fields task) {
        var arn = task.text("Resource");
        if (arn == null) {
            return null;
        }
        if (!arn.startsWith("arn:")) {
            task.problemAt("Resource", "Value is not a valid resource ARN");
            return null;
        }
        var resource = find(arn);
        if (resource == null) {
            task.problemAt(
                    "Resource",
                    "The resource provided %s is not recognized. The value is not a valid resource ARN, or the resource is not available in this region."
                            .formatted(arn));
        } else if (task.isExpress()) {
            checkExpress(task, resource);
        }
        return resource;
    }

    static @Nullable Resource find(String arn) {
        var parts = ARN.matcher(arn);
        if (!parts.matches()) {
            return null;
        }
        String service = parts.group(1);
        String rest = parts.group(4);
        if (service.equals("lambda")) {
            return rest.matches("function:[A-Za-z0-9_-]+(:[A-Za-z0-9$_-]+)?")
                    ? new Resource.Function(arn)
                    : null;
        }
        if (!service.equals("states")) {
            return null;
        }
        return rest.startsWith("activity:")
                ? activity(arn, rest.substring("activity:".length()))
                : integration(arn, rest);
    }

    private static @Nullable Resource activity(String arn, String name) {
        return name.isEmpty() || name.indexOf(':') >= 0 ? null : new Resource.Activity(arn);
    }

    private static @Nullable Resource integration(String arn, String rest) {
        var sdk = SDK_ACTION.matcher(rest);
        if (sdk.matches()) {
            var pattern =
                    sdk.group(3) == null
                            ? Resource.Pattern.REQUEST_RESPONSE
                            : Resource.Pattern.WAIT_FOR_TASK_TOKEN;
            return new Resource.Integration(arn, sdk.group(1), sdk.group(2), pattern, true);
        }
        int colon = rest.indexOf(':');
        if (colon < 0) {
            return null;
        }
        String service = rest.substring(0, colon);
        String call = rest.substring(colon + 1);
        int dot = call.indexOf('.');
        String action = dot < 0 ? call : call.substring(0, dot);
        var pattern = pattern(dot < 0 ? "" : call.substring(dot));
        return pattern != null && Integrations.offers(service, action, pattern)
                ? new Resource.Integration(arn, service, action, pattern, false)
                : null;
    }

    private static Resource.@Nullable Pattern pattern(String suffix) {
        for (var pattern : Resource.Pattern.values()) {
            if (pattern.suffix().equals(suffix)) {
                return pattern;
            }
        }
        return null;
    }

    private static void checkExpress(Fields task, Resource resource) {
        switch (resource) {
            case Resource.Activity _ ->
                    task.problemAt(
                            "Resource", "Express state machine does not support Activity ARN");
            case Resource.Integration integration -> {
                switch (integration.pattern()) {
                    case SYNC, SYNC_2 -> notInExpress(task, "'.sync' service integration");
                    // the blank at the end is AWS's
                    case WAIT_FOR_TASK_TOKEN ->
                            notInExpress(task, "'.waitForTaskToken' service integration ");
                    case REQUEST_RESPONSE -> {}
                }
            }
            case Resource.Function _ -> {}
        }
    }

    private static void notInExpress(Fields task, String what) {
        task.problemAt("Resource", "Express state machine does not support " + what);
    }
}
