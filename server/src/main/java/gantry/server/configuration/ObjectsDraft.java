package gantry.server.configuration;

import gantry.objects.remote.RemoteSettings;
import gantry.settings.NearestName;
import gantry.settings.Problems;
import gantry.settings.Values;

import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.Node;

import java.net.URI;
import java.util.List;

/** The key {@code objects} while it is being read: an S3-compatible store of objects. */
final class ObjectsDraft {
    private static final List<String> KEYS =
            List.of("endpoint", "region", "accessKeyId", "secretAccessKey", "pathStyle");

    private final Secrets secrets;
    private final Problems problems;
    private final Values values;

    private @Nullable URI endpoint;
    private @Nullable String region;
    private @Nullable String accessKeyId;
    private @Nullable String secretAccessKey;
    private boolean pathStyle = true;

    private ObjectsDraft(Secrets secrets, Problems problems) {
        this.secrets = secrets;
        this.problems = problems;
        this.values = new Values(problems);
    }

    static ObjectsDraft read(String name, Node node, Secrets secrets, Problems problems) {
        var draft = new ObjectsDraft(secrets, problems);
        var members = draft.values.members(name, node);
        members.forEach(
                (key, tuple) -> {
                    if (KEYS.contains(key)) {
                        draft.read(key, tuple.getValueNode());
                    } else {
                        problems.at(
                                tuple.getKeyNode(),
                                "unknown key \"%s\" of objects; did you mean \"%s\"?"
                                        .formatted(key, NearestName.find(key, KEYS)));
                    }
                });
        if (!members.containsKey("endpoint")) {
            problems.at(node, "objects needs an endpoint, such as http://localhost:9000.");
        }
        if (!members.containsKey("accessKeyId")) {
            problems.at(node, "objects needs an accessKeyId.");
        }
        if (!members.containsKey("secretAccessKey")) {
            problems.at(node, "objects needs a secretAccessKey, as env:NAME or file:PATH.");
        }
        return draft;
    }

    /** Null if something is missing, which was told then. */
    @Nullable RemoteSettings finish(String serverRegion) {
        return endpoint == null || accessKeyId == null || secretAccessKey == null
                ? null
                : new RemoteSettings(
                        endpoint,
                        region == null ? serverRegion : region,
                        accessKeyId,
                        secretAccessKey,
                        pathStyle);
    }

    private void read(String key, Node node) {
        switch (key) {
            case "endpoint" -> endpoint = values.httpUrl(key, node);
            case "region" ->
                    region =
                            values.text(
                                    key,
                                    node,
                                    "a region's name",
                                    text -> text.matches("[a-z0-9-]{1,64}"));
            case "accessKeyId" -> accessKeyId = findKeyId(key, node);
            case "secretAccessKey" -> secretAccessKey = findSecret(key, node);
            default -> {
                String text =
                        values.text(
                                key,
                                node,
                                "true or false",
                                value -> value.equals("true") || value.equals("false"));
                pathStyle = !"false".equals(text);
            }
        }
    }

    private @Nullable String findKeyId(String key, Node node) {
        String text = values.text(key, node, "a key's name", value -> !value.isBlank());
        return text == null || !Secrets.isElsewhere(text)
                ? text
                : secrets.find(key, node, text, problems);
    }

    /** What stands there is not quoted: it may be the secret. */
    private @Nullable String findSecret(String key, Node node) {
        String text = values.text(key, node, "env:NAME or file:PATH", value -> true);
        if (text == null) {
            return null;
        }
        if (!Secrets.isElsewhere(text)) {
            problems.at(
                    node, key + " must be env:NAME or file:PATH; a secret does not belong here.");
            return null;
        }
        return secrets.find(key, node, text, problems);
    }
}
